/** What things are called in messages. */

const KINDS: Readonly<Record<string, string>> = {
    Agent: 'an agent',
    Application: 'an application',
    Case: 'a case',
    Component: 'a component',
    Controller: 'a controller',
    CtiManager: 'a CTI Manager',
    CtiServer: 'a CTI server',
    Domain: 'a domain',
    FinesseServer: 'a Finesse server',
    Gateway: 'a gateway',
    MrPim: 'an MR PIM',
    NamedWork: 'a statement with tasks',
    Parameter: 'a parameter',
    Peripheral: 'a peripheral',
    Pim: 'a PIM',
    Receiver: 'an application or peripheral',
    Scenario: 'a scenario',
    Topology: 'a topology',
};

/** A type of AST node in the field's terms, with its article: `an MR PIM`. */
export function kindOf(type: string): string {
    return KINDS[type] ?? 'a name';
}

/** The same without the article, to go before a name: `MR PIM`. */
export function bareKindOf(type: string): string {
    return kindOf(type).replace(/^an? /, '');
}
