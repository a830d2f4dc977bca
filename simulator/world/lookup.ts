/** Looking things up by an index that the Plan itself gave. */

/**
 * The thing that is there.
 *
 * @throws if it is not: the Plan then contradicts itself, which only a defect of its maker can cause
 */
export function must<Thing>(thing: Thing | undefined): Thing {
    if (thing === undefined) {
        throw new Error('the plan refers to something that it does not have');
    }
    return thing;
}
