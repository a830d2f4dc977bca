/** Which words about status displays fit what an expectation names: Server Status rows, the status of a CallRouter. */

import type { MessageName } from '../../../simulator/messages.ts';
import { isSynchronizedKind } from '../../plan/controllers.ts';
import { messagesOf } from '../../plan/message-ends.ts';
import { componentAt, type TopologyFacts, wholeOf } from '../topology-facts.ts';
import type { Place } from './place.ts';
import { isConnection } from './states.ts';

/** Whether a keyword of an expectation of a component or link fits it. */
export function fitsDisplay(keyword: string, place: Place, facts: TopologyFacts): boolean {
    const words = namedBy(place);
    const separator = words.indexOf('--');
    const path = words.join('');
    switch (keyword) {
        case 'accepts':
        case 'does':
            return separator > 0 && isConnection(beside(words, separator, -1), beside(words, separator, 1), facts);
        case 'has':
            return separator > 0
                ? isConnection(beside(words, separator, -1), beside(words, separator, 1), facts)
                : isRouter(path, facts) || isSynchronized(path, facts);
        case 'up':
            return isRouter(path, facts);
        case 'in':
        case 'synchronized':
            return isSynchronized(path, facts);
        case 'state':
            return isController(path, facts);
        case 'received':
        case 'sent':
            return separator < 0 && messagesAt(path, facts).length > 0;
        case 'max':
            return isController(path, facts) || isRouter(path, facts);
        default:
            return true;
    }
}

/** The messages that what a path names can exchange; a pair does so as a whole, whichever side is active. */
export function messagesAt(path: string, facts: TopologyFacts): readonly MessageName[] {
    const component = componentAt(facts, path);
    return component === undefined || isSide(path) ? [] : messagesOf(component.kind, wholeOf(path));
}

/** The words of the component or link that the expectation is about. */
function namedBy({ reading }: Place): readonly string[] {
    const end = reading.rest.findIndex((word) => word === 'was' || word === 'has');
    return end < 0 ? reading.rest : reading.rest.slice(0, end);
}

function beside(words: readonly string[], separator: number, side: -1 | 1): string {
    return (side < 0 ? words.slice(0, separator) : words.slice(separator + 1)).join('');
}

function isController(path: string, facts: TopologyFacts): boolean {
    return facts.components.get(path)?.kind === 'controller';
}

function isRouter(path: string, facts: TopologyFacts): boolean {
    const component = componentAt(facts, path);
    return component?.kind === 'router' && component.duplexed === isSide(path);
}

function isSynchronized(path: string, facts: TopologyFacts): boolean {
    const component = componentAt(facts, path);
    return component?.duplexed === true && isSynchronizedKind(component.kind) && !isSide(path);
}

function isSide(path: string): boolean {
    return /\.[AB](\.|$)/.test(path);
}
