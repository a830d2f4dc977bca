/** Which services a document has, also where its name does not tell. */

import { DefaultServiceRegistry, type LangiumCoreServices, type URI } from 'langium';

export class CcsimServiceRegistry extends DefaultServiceRegistry {
    /** Untitled documents have no ending, and once they are closed nobody says any more which language they were in. */
    override getServices(uri: URI): LangiumCoreServices {
        const [only] = uri.scheme === 'untitled' ? this.all : [];
        return only ?? super.getServices(uri);
    }
}
