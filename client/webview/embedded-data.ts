/** What a saved page holds beside its script: its Plan, and the scripts of its workers. */

import { PLAN_ELEMENT, WORKERS_ELEMENT } from './saved-page.ts';

/** The Plan that the page was saved with, as it stands there; nothing in the panel of an editor. */
export function embeddedPlan(): unknown {
    return dataOf(PLAN_ELEMENT);
}

/** The script of a worker, by the name of the `meta` element that would say where it is. */
export function embeddedWorker(name: string): string | undefined {
    const workers = dataOf(WORKERS_ELEMENT);
    if (typeof workers !== 'object' || workers === null) {
        return undefined;
    }
    const script: unknown = new Map(Object.entries(workers)).get(name);
    return typeof script === 'string' ? script : undefined;
}

/** The data in an element of the page; nothing where there is no such element. */
export function dataOf(element: string): unknown {
    const text = document.getElementById(element)?.textContent;
    return text === undefined || text === null ? undefined : JSON.parse(text);
}
