/** The panel's timeline by itself in a page, on a run of any size. */

import { TimelineCanvas } from '../../client/webview/components/timeline-canvas.ts';
import { headHeight, metricsFor } from '../../client/webview/model/geometry.ts';
import { runPicture } from '../../client/webview/model/run-picture.ts';
import { INITIAL_VIEW } from '../../client/webview/model/view-state.ts';
import { framesOf, nextFrame, windowAt } from './page-bench.ts';
import { type SyntheticRun, syntheticRun } from './synthetic-run.ts';

const metrics = metricsFor(13);
/** Rows of the scenario and of the heads of groups, above the lanes. */
const ROWS_ABOVE = 7;

let run: SyntheticRun | undefined;
let timeline: TimelineCanvas | undefined;

window.bench = {
    prepare(intervals, lanes) {
        run = syntheticRun(intervals, lanes);
    },
    async show(visibleLanes) {
        if (run === undefined) {
            throw new Error('there is nothing to show');
        }
        const picture = runPicture(run.plan, run.trace);
        timeline = new TimelineCanvas();
        timeline.picture = picture;
        timeline.view = { ...INITIAL_VIEW, lanes: 'all', collapsed: ['scenario', 'components'] };
        timeline.style.blockSize = `${headHeight({ bandRows: 0, metrics }) + (visibleLanes + ROWS_ABOVE) * metrics.row}px`;
        document.body.append(timeline);
        await timeline.updateComplete;
        // The size of the stage is known after one frame, the picture is drawn in the next, and shown when a third begins.
        await nextFrame();
        await nextFrame();
    },
    frames(move, count) {
        const { endMs } = timeline?.picture.columns ?? { endMs: 0 };
        return framesOf(count, (frame) => {
            if (timeline !== undefined) {
                timeline.view = { ...timeline.view, window: windowAt(move, frame, count, endMs) };
            }
        });
    },
    columnBytes() {
        const { columns } = timeline?.picture ?? {};
        return columns === undefined
            ? 0
            : columns.firsts.byteLength +
                  columns.fromMs.byteLength +
                  columns.looks.byteLength +
                  columns.entries.byteLength;
    },
};
