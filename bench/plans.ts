/** Plans that a benchmark measures. */

import type { Plan, Statement } from '../simulator/index.ts';
import { planFromText } from '../test/simulator/plans.ts';

const RANGE = { source: 0, startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };

/** A contact center of 2,000 agents and 3 domains over 24 hours, with a failure every 10 minutes. */
export async function contactCenter(tasks: number): Promise<Plan> {
    const agents = Array.from({ length: 2000 }, (_, index) => `A${index + 1}`).join(', ');
    const everyMs = Math.round((24 * 3600 * 1000 * 3) / tasks);
    const base = await planFromText(`
        topology Center {
            controller Central
            peripheral Ucm
            gateway AgentPg duplexed { cti server Cti  pim UcmPim for Ucm }
            gateway MrPg { mr pim EmailPim for EmailManager  mr pim ChatPim for ChatServer }
            domain Voice voice
            domain Email email
            domain Chat chat
            application EmailManager serves Email
            application ChatServer serves Chat
            agents ${agents} on Ucm handle Voice, Email, Chat
            link EmailPim -- Central  link ChatPim -- Central
            link EmailManager -- EmailPim  link ChatServer -- ChatPim
            link EmailManager -- Cti  link ChatServer -- Cti
        }
        scenario Day on Center {
            duration 24h
            set eventLimit 1000000000
            at 0s ${agents} log in
            at 1s ${agents} become ready
            every exponential mean ${everyMs}ms from 2s EmailManager receives Email task lasting exponential mean 60s
            every exponential mean ${everyMs}ms from 2s ChatServer receives Chat task lasting exponential mean 60s
            every exponential mean ${everyMs}ms from 2s Ucm receives Voice call lasting exponential mean 60s
        }`);
    return { ...base, timeline: [...base.timeline, ...failures(base)] };
}

function failures(plan: Plan): Statement[] {
    const named = ['MrPg', 'AgentPg.A', 'EmailManager', 'AgentPg.B'].map((id) =>
        plan.topology.components.findIndex((component) => component.id === id),
    );
    return Array.from({ length: 143 }, (_, index) => ({
        range: RANGE,
        text: 'a failure',
        occurs: { kind: 'once', atMs: (index + 1) * 600_000 },
        action: { kind: 'fail', components: [named[index % named.length] ?? 0], forMs: 30_000 },
    }));
}
