/** The documents of the workspace. */

import { type Cancellation, DefaultLangiumDocuments, type LangiumDocument, type URI } from 'langium';

export class CcsimDocuments extends DefaultLangiumDocuments {
    /** While a file is being read, somebody else may have had it read, or opened it: what is there first counts. */
    override async getOrCreateDocument(
        uri: URI,
        cancelToken?: Cancellation.CancellationToken,
    ): Promise<LangiumDocument> {
        const known = this.getDocument(uri);
        if (known !== undefined) {
            return known;
        }
        const read = await this.langiumDocumentFactory.fromUri(uri, cancelToken);
        const come = this.getDocument(uri);
        if (come !== undefined) {
            return come;
        }
        this.addDocument(read);
        return read;
    }
}
