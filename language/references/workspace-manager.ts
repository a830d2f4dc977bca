/** Reads the folders of the workspace when the server starts, and those that come and go afterwards. */

import { DefaultWorkspaceManager, isOperationCancelled, type LangiumDocument, type URI } from 'langium';

export class CcsimWorkspaceManager extends DefaultWorkspaceManager {
    /** A file that cannot be read, or has gone meanwhile, keeps none of the others away. */
    protected override async loadWorkspaceDocuments(
        uris: Iterable<URI>,
        collector: (document: LangiumDocument) => void,
    ): Promise<void> {
        await Promise.all(
            [...uris].map(async (uri) => {
                try {
                    collector(await this.langiumDocuments.getOrCreateDocument(uri));
                } catch (error) {
                    if (isOperationCancelled(error)) {
                        throw error;
                    }
                }
            }),
        );
    }
}
