import { describe, expect, it } from 'vitest';
import { taskSentences } from '../../../simulator/trace/task-sentences.ts';
import { readRun } from '../histories.ts';
import { planFromText, textOf } from '../plans.ts';

const OFFICE = textOf('test/corpus/rules/topology.ccsim');

describe('sentences about a task', () => {
    it('say who had it and how it ended', async () => {
        expect(
            await sentences(`
    at 0s    A1 logs in to Chat
    at 1s    A1 becomes ready in Chat
    at 10s   ChatServer receives Chat task T lasting 20s wrap up 5s`),
        ).toEqual(['T went to A1 and ended with 38 (NORMAL_END_TASK), 27s after its arrival.']);
    });

    it('say what terminated it, and what of it is missing in the reports', async () => {
        const cause = 'because of line 43: “at 20s cut ChatServer -- Cti”';
        expect(
            await sentences(`
    at 0s    A1 logs in to Chat
    at 1s    A1 becomes ready in Chat
    at 10s   ChatServer receives Chat task T lasting 4min
    at 20s   cut ChatServer -- Cti`),
        ).toEqual([
            `T went to A1 and ended with 42 (DBCD_APPLICATION_PATH_WENT_DOWN), 1min10s after its arrival, ${cause}.`,
            `It is in the reports in part only: what happened from 20s to 1min20s is missing (cti/unreported), ${cause}.`,
        ]);
    });

    it('say that it is not over, and that its request was rejected', async () => {
        const plan = OFFICE.replace(
            'application ChatServer serves Chat',
            'application ChatServer serves Chat { sends while disabled }',
        );
        expect(
            await sentences(
                `
    at 5s    cut ChatPim -- Central
    at 10s   ChatServer receives Chat task T lasting 4min`,
                plan,
            ),
        ).toEqual([
            'T is not over when the run ends: it is WAITING and nobody has had it.',
            'Its routing request was rejected once, first at 10s (mr/request-rejected).',
        ]);
    });

    async function sentences(timeline: string, office = OFFICE): Promise<readonly string[]> {
        const text = `${office}\nscenario Told on Office {\n    duration 5min\n${timeline}\n}`;
        return taskSentences(readRun(await planFromText(text)), 0);
    }
});
