/** What a person asks of the host: what it then does to the text, to files, or with the run. */

import type { FromPanel } from '../protocol.ts';

/** Something that goes to the host as it is. */
export class PostEvent extends Event {
    static readonly type = 'ccsim-post';
    readonly message: FromPanel;

    constructor(message: FromPanel) {
        super(PostEvent.type, { bubbles: true, composed: true });
        this.message = message;
    }
}
