/** What the panel takes for a keystroke: from the Plan that is posted to it to the picture of the run. */

import { PanelBrowser, ran, send } from '../../test/webview/panel-browser.ts';
import { largeScenario, planOfText } from '../../test/webview/plans.ts';
import { DARK } from '../../test/webview/themes.ts';
import { FRAME_MARK, type FrameTimes, frameTimes, percentiles } from './frame-times.ts';

export interface KeystrokeTimes {
    readonly agents: number;
    readonly tasks: number;
    /** Time of the processor in the panel and its worker. */
    readonly processor: FrameTimes;
    /** Time of the clock. */
    readonly clock: FrameTimes;
}

const ROUNDS = 40;
const WARM_UP = 5;
/** Fifteen minutes with a task every so often. */
const MINUTES = 15;
const TASK_EVERY_MS = 1680;

/** Runs an ordinary scenario again and again, each time a little different, as if somebody typed. */
export async function measureKeystrokes(agents: number): Promise<KeystrokeTimes> {
    const plan = await planOfText(largeScenario(agents, TASK_EVERY_MS, MINUTES));
    const panel = await PanelBrowser.start();
    const page = await panel.open(DARK, { width: 1400, height: 900 });
    const browser = page.context().browser();
    const clock: number[] = [];
    const document = 'file:///work/bench.ccsim';
    for (let revision = 1; revision <= WARM_UP; revision += 1) {
        await send(page, { type: 'show', revision, document, plan: { ...plan, seed: revision } });
        await ran(page, revision);
    }
    await browser?.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
    for (let revision = WARM_UP + 1; revision <= WARM_UP + ROUNDS; revision += 1) {
        clock.push(
            await page.evaluate(keystroke, {
                mark: FRAME_MARK,
                message: { type: 'show', revision, document, plan: { ...plan, seed: revision } },
                revision,
            }),
        );
    }
    await page.evaluate((mark) => performance.mark(mark), FRAME_MARK);
    const recording = (await browser?.stopTracing())?.toString('utf8') ?? '{"traceEvents":[]}';
    const tasks = await page.getByTestId('run-summary').innerText();
    await panel.stop();
    return {
        agents,
        tasks: Number(/([\d,]+)\s+tasks/.exec(tasks)?.[1]?.replace(',', '')),
        processor: frameTimes(JSON.parse(recording), ['CrRendererMain', 'DedicatedWorker thread']),
        clock: percentiles(clock),
    };
}

/** Runs in the page: posts a Plan and waits until its picture is drawn. */
async function keystroke({
    mark,
    message,
    revision,
}: {
    readonly mark: string;
    readonly message: object;
    readonly revision: number;
}): Promise<number> {
    performance.mark(mark);
    const started = performance.now();
    window.postMessage(message, '*');
    const isRun = (): boolean => window.posted.some((each) => each.type === 'ran' && each.revision === revision);
    while (!isRun()) {
        await new Promise((passed) => setTimeout(passed));
    }
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    return performance.now() - started;
}
