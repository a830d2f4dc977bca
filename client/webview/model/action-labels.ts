import type { Action, AgentAction, Plan, Work } from '../../../simulator/plan.ts';

const DOES: Readonly<Record<AgentAction, string>> = {
    'log-in': 'log in',
    'log-out': 'log out',
    'become-ready': 'ready',
    'become-not-ready': 'not ready',
    'stop-answering': 'stop answering',
    'answer-again': 'answer again',
    hold: 'hold',
    retrieve: 'retrieve',
    pause: 'pause',
    resume: 'resume',
};

/** What a statement does, in as few words as a mark has room for. */
export function actionLabel(plan: Plan, action: Action): string {
    const { components, links, agents } = plan.topology;
    const componentNames = (indexes: readonly number[]): string[] =>
        indexes.map((index) => components[index]?.id ?? '?');
    const linkNames = (indexes: readonly number[]): string[] => indexes.map((index) => links[index]?.id ?? '?');
    switch (action.kind) {
        case 'fail':
            return `fail ${componentNames(action.components).join(', ')}`;
        case 'stop':
        case 'start':
        case 'restart':
            return `${action.kind} ${componentNames(action.components).join(', ')}`;
        case 'change-media': {
            const link = plan.topology.mediaConnections[action.connection]?.link;
            return `change ${linkNames(link === undefined ? [] : [link]).join(', ')}`;
        }
        case 'change-license': {
            const server = plan.topology.mediaServers[action.mediaServer]?.component;
            return `license of ${componentNames(server === undefined ? [] : [server]).join(', ')} ${action.license}`;
        }
        case 'cut':
            return `cut ${linkNames(action.links).join(', ')}`;
        case 'restore':
            return `restore ${[...componentNames(action.components), ...linkNames(action.links)].join(', ')}`;
        case 'agents':
            return `${action.agents.map((index) => agents[index]?.name ?? '?').join(', ')} ${DOES[action.does]}`;
        case 'receive':
            return workLabel(plan, action.domain, action.work, action.count);
        case 'assign':
            return `${workLabel(plan, action.domain, action.work, action.count)} → ${agents[action.agent]?.name ?? '?'}`;
    }
}

function workLabel(plan: Plan, domain: number, { name }: Work, count: number): string {
    const label = name ?? plan.topology.domains[domain]?.name ?? '?';
    return count === 1 ? label : `${count} × ${label}`;
}
