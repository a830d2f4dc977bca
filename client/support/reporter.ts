/** What there is to know before a problem is reported, worked out without VS Code. */

/** The command that opens VS Code's reporter. */
export const REPORTER = 'workbench.action.openIssueReporter';

/**
 * Whether VS Code's reporter can pass a report on. It is a window of the desktop program: in a browser it only opens a page,
 * without what it was told, and for an extension that names no place for issues the page of the editor's own makers.
 *
 * @param manifest of the extension
 * @param registered all commands
 */
export function canTakeReports(manifest: unknown, isDesktop: boolean, registered: readonly string[]): boolean {
    const takesIssues = memberOf(manifest, 'bugs') !== undefined || memberOf(manifest, 'repository') !== undefined;
    return isDesktop && takesIssues && registered.includes(REPORTER);
}

/** The settings of a manifest whose values are not the defaults. */
export function changedSettings(
    manifest: unknown,
    currentOf: (name: string) => unknown,
): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
        declaredSettings(manifest)
            .map(([name, declared]) => [name, memberOf(declared, 'default'), currentOf(name)] as const)
            .filter(([, standard, value]) => value !== undefined && value !== standard)
            .map(([name, , value]) => [name, value]),
    );
}

/** The manifest has its settings in one group or in several. */
function declaredSettings(manifest: unknown): readonly (readonly [string, unknown])[] {
    const configuration = memberOf(memberOf(manifest, 'contributes'), 'configuration');
    const groups: readonly unknown[] = Array.isArray(configuration) ? configuration : [configuration];
    return groups.flatMap((group) => Object.entries(memberOf(group, 'properties') ?? {}));
}

function memberOf(value: unknown, name: string): unknown {
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
