/** Repairs of Aspect ACDs: the servers that their PIMs work over. */

import { AstUtils, GrammarUtils } from 'langium';
import { isContactServer, isPeripheral, isPim } from '../../generated/ast.ts';
import { removal } from './marked-edits.ts';
import type { Repair, RepairContext } from './repair.ts';
import { documentOf, insertAt, insertMembers, replaceProperty } from './source-edits.ts';

/** What the message says to add, in the block of the PIM's peripheral. */
export function addAspectServers({ node, message }: RepairContext): readonly Repair[] {
    const peripheral = isPim(node) ? node.peripheral?.ref : undefined;
    const [, listed = '', name] = /Add (.*) to (?:it|'(.*)')\./.exec(message) ?? [];
    const statements = [...listed.matchAll(/'([^']+)'/g)].map(([, statement = '']) => statement);
    const block = name === undefined ? peripheral : peripheral?.members.filter(isContactServer)[0];
    return block === undefined || statements.length === 0
        ? []
        : [{ title: `Add ${listed} to '${block.name}'`, edits: insertMembers(block, statements) }];
}

/** The ACD is an Aspect one, or has no such part. */
export function repairAspectPart(context: RepairContext): readonly Repair[] {
    const peripheral = AstUtils.getContainerOfType(context.node, isPeripheral);
    const name = GrammarUtils.findNodeForProperty(peripheral?.$cstNode, 'name');
    if (peripheral === undefined || name === undefined) {
        return [];
    }
    const edits =
        peripheral.type === undefined
            ? [insertAt(documentOf(peripheral), name.end, ' aspect')]
            : replaceProperty(peripheral, 'type', 'aspect');
    const [remove] = removal(context);
    return [
        { title: `Change to 'peripheral ${peripheral.name} aspect'`, edits, isGuess: true },
        ...(remove === undefined ? [] : [{ ...remove, isGuess: true }]),
    ];
}
