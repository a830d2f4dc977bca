/** The same run in ECharts: a custom series that draws a rectangle for each interval. */

import { CustomChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { framesOf, nextFrame, windowAt } from './page-bench.ts';
import { type PeerInterval, peerIntervals, stateColor } from './peer-data.ts';

use([CustomChart, GridComponent, DataZoomComponent, CanvasRenderer]);

const ROW = 22;
let all: readonly PeerInterval[] = [];
let endMs = 0;
let chart: EChartsType | undefined;

window.bench = {
    prepare(intervals, lanes) {
        ({ all, endMs } = peerIntervals(intervals, lanes));
    },
    async show(visibleLanes) {
        const holder = document.createElement('div');
        holder.style.height = `${visibleLanes * ROW}px`;
        document.body.append(holder);
        chart = init(holder);
        chart.setOption({
            animation: false,
            grid: { left: 240, right: 0, top: 0, bottom: 20 },
            xAxis: { type: 'value', min: 0, max: endMs },
            yAxis: { type: 'value', min: 0, max: visibleLanes, inverse: true },
            dataZoom: [{ type: 'inside', filterMode: 'weakFilter' }],
            series: [
                {
                    type: 'custom',
                    progressive: 0,
                    encode: { x: [1, 2], y: 0 },
                    data: all
                        .filter(({ lane }) => lane < visibleLanes)
                        .map(({ lane, fromMs, toMs, state }) => [lane, fromMs, toMs, stateColor(state)]),
                    renderItem: (_: unknown, api: RenderApi) => {
                        const [x = 0, y = 0] = api.coord([api.value(1), api.value(0)]);
                        const [right = 0] = api.coord([api.value(2), api.value(0)]);
                        return {
                            type: 'rect',
                            shape: { x, y: y + 3, width: Math.max(1, right - x), height: ROW - 6 },
                            style: { fill: String(api.value(3)) },
                        };
                    },
                },
            ],
        });
        await nextFrame();
        await nextFrame();
    },
    frames(move, count) {
        return framesOf(count, (frame) => {
            const { fromMs, toMs } = windowAt(move, frame, count, endMs);
            chart?.dispatchAction({ type: 'dataZoom', startValue: fromMs, endValue: toMs });
        });
    },
    columnBytes: () => 0,
};

/** The part of ECharts' custom series that is used. */
interface RenderApi {
    value(dimension: number): number;
    coord(point: readonly number[]): readonly number[];
}
