/** Workspaces of any size to measure the language server on: topologies, and scenarios that import them. */

export interface WorkspaceFile {
    readonly path: string;
    readonly text: string;
}

export interface Workspace {
    readonly files: readonly WorkspaceFile[];
    readonly lines: number;
    /** A topology that is imported by half of the scenarios, by way of another one too. */
    readonly topology: WorkspaceFile;
    /** A scenario on it. */
    readonly scenario: WorkspaceFile;
}

/** Files of a workspace, whatever its size: what grows are the files. */
const TOPOLOGIES = 2;
const SCENARIOS = 8;

/** A workspace without a finding, of about as many lines. */
export function workspaceOf(lines: number): Workspace {
    const perFile = lines / (TOPOLOGIES + SCENARIOS);
    const sites = Math.max(1, Math.round(perFile / LINES_PER_SITE));
    const topologies = Array.from({ length: TOPOLOGIES }, (_, index) => ({
        path: `topologies/center${index}.ccsim`,
        // The second one imports the first, so that a change of the first concerns all scenarios.
        text: `${index === 0 ? '' : 'import "center0.ccsim"\n\n'}${topologyText(index, sites)}`,
    }));
    const scenarios = Array.from({ length: SCENARIOS }, (_, index) => ({
        path: `scenario${index}.ccsim`,
        text: scenarioText(index, sites, Math.round(perFile)),
    }));
    const files = [...topologies, ...scenarios];
    const [topology, scenario] = [topologies[0], scenarios[0]];
    if (topology === undefined || scenario === undefined) {
        throw new Error('a workspace has a topology and a scenario');
    }
    return { files, topology, scenario, lines: files.reduce((sum, { text }) => sum + text.split('\n').length, 0) };
}

function topologyText(index: number, sites: number): string {
    return `/** Everything that Center${index} has. */
topology Center${index} {
    controller Central duplexed
    domain Voice voice
    domain Email email {
        task life 5min
        start timeout 30s
        interruptible
    }
    domain Chat chat { task life 2min  start timeout 20s }

${Array.from({ length: sites }, (_, site) => siteText(site)).join('\n')}
}
`;
}

function siteText(site: number): string {
    const agents = Array.from({ length: 6 }, (_, group) => {
        const names = Array.from({ length: 4 }, (_, agent) => `A${site}x${group * 4 + agent}`).join(', ');
        return `    agents ${names} on Ucm${site} at Desk${site} handle Voice, Email, Chat up to 2`;
    });
    return `    // Site ${site}: an ACD, its gateway, and two applications with a gateway of their own.
    peripheral Ucm${site} unified-cm {
        cti manager CtiManager${site}A backup CtiManager${site}B
        cti manager CtiManager${site}B
    }
    gateway AgentPg${site} duplexed {
        cti server Cti${site}
        pim UcmPim${site} for Ucm${site}
    }
    gateway MrPg${site} {
        mr pim EmailPim${site} for EmailManager${site}
        mr pim ChatPim${site} for ChatServer${site}
    }
    finesse Desk${site} backup DeskB${site}
    finesse DeskB${site}
    application EmailManager${site} serves Email
    application ChatServer${site} serves Chat
${agents.join('\n')}
    link EmailPim${site} -- Central
    link ChatPim${site} -- Central
    link EmailManager${site} -- EmailPim${site}
    link ChatServer${site} -- ChatPim${site}
    link EmailManager${site} -- Cti${site}
    link ChatServer${site} -- Cti${site}
`;
}

const LINES_PER_SITE = siteText(0).split('\n').length;

/** Rounds of work and a failure, one after the other, each at a site of its own. */
function scenarioText(index: number, sites: number, lines: number): string {
    const rounds = Math.max(1, Math.round((lines - 6) / LINES_PER_ROUND));
    const topology = index % TOPOLOGIES;
    const body = Array.from({ length: rounds }, (_, round) => roundText(round, (round + index) % sites));
    return `import "topologies/center${TOPOLOGIES - 1}.ccsim"

/** What happens to Center${topology} while its gateways fail in turn. */
scenario Outages${index} on Center${topology} {
    duration ${rounds + 1}min
    seed ${index + 1}

${body.join('\n')}
}
`;
}

function roundText(round: number, site: number): string {
    const at = (seconds: number) => `${round * 60 + seconds}s`;
    const agent = `A${site}x${round % 24}`;
    return `    // Round ${round}: work at site ${site}, and the failure of its gateway.
    at ${at(0)}  ${agent} logs in to Email, Chat
    at ${at(1)}  ${agent} becomes ready in Email, Chat
    at ${at(2)}  EmailManager${site} receives 2 Email tasks Mail${round} lasting 10s..20s
    after 3s  ChatServer${site} receives Chat task Chat${round} lasting exponential mean 30s wrap up 5s
    at ${at(20)}  fail MrPg${site} for 10s
    at ${at(40)}  cut EmailPim${site} -- Central for 5s
    at ${at(59)}  ${agent} logs out
    expect at ${at(21)}  EmailManager${site} received ROUTING_DISABLED
    expect at ${at(21)}  MrPg${site} is DOWN
    expect at end  every Email task is reported
`;
}

const LINES_PER_ROUND = roundText(0, 0).split('\n').length;
