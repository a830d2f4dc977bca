/** The same run in vis-timeline: an item for each interval, a group for each lane. */

import { DataSet } from 'vis-data/esnext';
import { Timeline } from 'vis-timeline/esnext';
import { framesOf, nextFrame, windowAt } from './page-bench.ts';
import { type PeerInterval, peerIntervals, stateColor } from './peer-data.ts';

const ROW = 22;
let all: readonly PeerInterval[] = [];
let endMs = 0;
let timeline: Timeline | undefined;

window.bench = {
    prepare(intervals, lanes) {
        ({ all, endMs } = peerIntervals(intervals, lanes));
    },
    async show(visibleLanes) {
        const holder = document.createElement('div');
        document.body.append(holder);
        const shown = all.filter(({ lane }) => lane < visibleLanes);
        const groups = new Map(shown.map(({ lane, name }) => [lane, { id: lane, content: name }]));
        timeline = new Timeline(
            holder,
            new DataSet(
                shown.map(({ lane, fromMs, toMs, state }, id) => ({
                    id,
                    group: lane,
                    start: new Date(fromMs),
                    end: new Date(toMs),
                    content: state,
                    style: `background: ${stateColor(state)}`,
                })),
            ),
            new DataSet([...groups.values()]),
            {
                stack: false,
                height: visibleLanes * ROW,
                start: new Date(0),
                end: new Date(endMs),
                type: 'range',
            },
        );
        await nextFrame();
        await nextFrame();
    },
    frames(move, count) {
        return framesOf(count, (frame) => {
            const { fromMs, toMs } = windowAt(move, frame, count, endMs);
            timeline?.setWindow(new Date(fromMs), new Date(toMs), { animation: false });
        });
    },
    columnBytes: () => 0,
};
