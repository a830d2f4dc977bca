/** What the components of the panel tell the one that holds the state. */

import type { Problem } from '../../../server/protocol.ts';
import type { SourceRange } from '../../../simulator/plan.ts';
import type { RowTarget } from '../model/table.ts';
import type { ViewState } from '../model/view-state.ts';

/** A person changes what is seen. */
export class ViewChangeEvent extends Event {
    static readonly type = 'ccsim-view-change';
    readonly change: Partial<ViewState>;

    constructor(change: Partial<ViewState>) {
        super(ViewChangeEvent.type, { bubbles: true, composed: true });
        this.change = change;
    }
}

/** A person chooses an entry of the trace, an instant, or both. */
export class ChooseEvent extends Event {
    static readonly type = 'ccsim-choose';
    readonly chosen: RowTarget;

    constructor(target: RowTarget) {
        super(ChooseEvent.type, { bubbles: true, composed: true });
        this.chosen = target;
    }
}

/** A person wants to see a place in the source. */
export class RevealEvent extends Event {
    static readonly type = 'ccsim-reveal';
    readonly range: SourceRange;

    constructor(range: SourceRange) {
        super(RevealEvent.type, { bubbles: true, composed: true });
        this.range = range;
    }
}

/** A person wants to see where a problem is. */
export class RevealProblemEvent extends Event {
    static readonly type = 'ccsim-reveal-problem';
    readonly problem: Problem;

    constructor(problem: Problem) {
        super(RevealProblemEvent.type, { bubbles: true, composed: true });
        this.problem = problem;
    }
}

export type Asked = 'help' | 'cancel' | 'run-again' | 'export';

/** A person asks for something that has no state: help, a run to be stopped or started again, a file. */
export class AskEvent extends Event {
    static readonly type = 'ccsim-ask';
    readonly what: Asked;

    constructor(what: Asked) {
        super(AskEvent.type, { bubbles: true, composed: true });
        this.what = what;
    }
}

/** What a person wants to fail or to be restored, and when. */
export interface InjectRequest {
    /** Name of the component or link, as in the Plan. */
    readonly target: string;
    readonly atMs: number;
}

/** A person wants something to fail, or to be restored, at an instant. */
export class InjectRequestEvent extends Event {
    static readonly type = 'ccsim-inject';
    readonly request: InjectRequest;

    constructor(request: InjectRequest) {
        super(InjectRequestEvent.type, { bubbles: true, composed: true });
        this.request = request;
    }
}
