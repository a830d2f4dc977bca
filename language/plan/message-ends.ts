/** Which components exchange messages, and which ones. */

import { ARM_MESSAGES, MESSAGES, type MessageName, MR_MESSAGES } from '../../simulator/messages.ts';
import type { ComponentKind } from '../../simulator/plan.ts';

/**
 * The messages that a component can send or receive, none for most kinds. A pair exchanges them as a whole.
 *
 * @param id as the Plan has it: the services of a CIM cluster are told apart by it.
 */
export function messagesOf(kind: ComponentKind, id: string): readonly MessageName[] {
    switch (kind) {
        case 'application':
            return MESSAGES;
        case 'controller':
        case 'mr-pim':
            return MR_MESSAGES;
        case 'cti-server':
            return ARM_MESSAGES;
        case 'cim-service':
            return id.endsWith('.EAAS') ? MR_MESSAGES : id.endsWith('.Listener') ? ARM_MESSAGES : [];
        default:
            return [];
    }
}
