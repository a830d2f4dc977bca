/** What things are called in messages. */

const KINDS: Readonly<Record<string, string>> = {
    Agent: 'an agent',
    AgentOrTeam: 'an agent',
    Application: 'an application',
    Case: 'a case',
    ApplicationInstance: 'an application',
    Cic: 'a CIC process',
    CicServer: 'a CIC server',
    CimCluster: 'a CIM cluster',
    CimServer: 'a server of a CIM cluster',
    CmiServer: 'a CMI server',
    Component: 'a component',
    ContactServer: 'a Contact Server',
    Controller: 'a controller',
    CtiManager: 'a CTI Manager',
    CtiServer: 'a CTI server',
    Domain: 'a domain',
    EventBridge: 'an Application and Event Bridge',
    FinesseServer: 'a Finesse server',
    Fragment: 'a fragment',
    Gateway: 'a gateway',
    MediaServer: 'a media server',
    MrPim: 'an MR PIM',
    NamedWork: 'a statement with tasks',
    Network: 'a network',
    Pair: 'a controller or gateway',
    Parameter: 'a parameter',
    Peripheral: 'a peripheral',
    Pim: 'a PIM',
    RealTimeBridge: 'a Real-Time Bridge',
    Receiver: 'an application or peripheral',
    Removable: 'a component, domain, team or skill group',
    ReportSubject: 'an agent, skill group, domain or peripheral',
    Scenario: 'a scenario',
    SkillGroup: 'a skill group',
    Subject: 'an agent or component',
    Team: 'a team',
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
