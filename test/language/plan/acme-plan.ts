/** The Plans of scenarios on one topology, for tests. */

import { type PlanResult, planOf } from '../../../language/index.ts';
import type { Plan } from '../../../simulator/plan.ts';
import { loadText } from '../workspace.ts';

export const TOPOLOGY = `
topology Acme {
    controller Central duplexed
    peripheral Ucm unified-cm { cti manager Cm1 backup Cm2  cti manager Cm2  forgets agent states }
    gateway AgentPg duplexed {
        cti server Cti
        pim UcmPim for Ucm
    }
    gateway MrPg {
        mr pim EmailPim for EmailManager
    }
    finesse Desk backup DeskB
    finesse DeskB
    domain Voice
    domain Email { task life 5min  queue timeout 1h }
    domain Social task { interruptible  max duration 2h  start timeout 10s }
    application EmailManager serves Email, Social { sends while disabled }
    agents A101, A102 on Ucm at Desk handle Voice, Email up to 3
    agents A103 on Ucm handle Email
    link Central -- EmailPim
    link EmailManager -- MrPg.EmailPim
    link Cti -- EmailManager
    link UcmPim -- Ucm
    set agentReloginDelay 50s
    set taskWrapUp 7s
}
`;

/** The Plan of a scenario on that topology with some statements. */
export async function planFor(members: string): Promise<Plan> {
    const document = await loadText(`${TOPOLOGY}\nscenario Case on Acme {\n    duration 10min\n${members}\n}`);
    return plan(planOf(document, 'Case'));
}

/** A Plan that there must be. */
export function plan(result: PlanResult): Plan {
    if (result.kind === 'problems') {
        throw new Error(result.problems.map(({ message }) => message).join('\n'));
    }
    return result.plan;
}

/** What the numbers of the Plan stand for. */
const { components: COMPONENTS, links: LINKS } = (await planFor('')).topology;

/** The number of a component. */
export function at(id: string): number {
    return COMPONENTS.findIndex((component) => component.id === id);
}

/** The number of a link. */
export function link(id: string): number {
    return LINKS.findIndex((each) => each.id === id);
}
