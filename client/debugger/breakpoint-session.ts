/** The part of the debug adapter that sets breakpoints. */

import { BreakpointEvent } from '@vscode/debugadapter/lib/debugSession.js';
import type { DebugProtocol } from '@vscode/debugprotocol';
import * as l10n from '@vscode/l10n';
import { BreakpointTable } from './breakpoint-table.ts';
import { InspectingSession } from './inspecting-session.ts';
import { stopLinesOf } from './source-lines.ts';
import { dataIdOf, describeWatched, parseDataId, watchedNamed } from './watched-lanes.ts';

export abstract class BreakpointSession extends InspectingSession {
    protected readonly breakpoints = new BreakpointTable();

    protected override setBreakPointsRequest(
        response: DebugProtocol.SetBreakpointsResponse,
        { source, breakpoints = [] }: DebugProtocol.SetBreakpointsArguments,
    ): void {
        this.with(response, ({ ground }) => {
            const lines = breakpoints.map((each) => this.places.lineBreakpoint(each));
            const placed = this.breakpoints.setLines(ground, this.places.uriOf(source) ?? '', lines);
            this.answer(response, { breakpoints: placed.map((each) => this.places.breakpoint(each)) });
        });
    }

    protected override breakpointLocationsRequest(
        response: DebugProtocol.BreakpointLocationsResponse,
        { source, line, endLine }: DebugProtocol.BreakpointLocationsArguments,
    ): void {
        this.with(response, ({ ground: { run } }) => {
            const first = this.places.line(line);
            const last = this.places.line(endLine ?? line);
            const stops = stopLinesOf(run.plan, this.places.uriOf(source) ?? '').filter(
                ({ range }) => range.startLine >= first && range.startLine <= last,
            );
            const breakpoints = stops.map(({ range }) => {
                const { source: _, ...place } = this.places.located(run.plan, range);
                return place;
            });
            this.answer(response, { breakpoints });
        });
    }

    protected override setFunctionBreakPointsRequest(
        response: DebugProtocol.SetFunctionBreakpointsResponse,
        { breakpoints }: DebugProtocol.SetFunctionBreakpointsArguments,
    ): void {
        this.with(response, ({ ground }) =>
            this.answer(response, { breakpoints: [...this.breakpoints.setRules(ground, breakpoints)] }),
        );
    }

    protected override dataBreakpointInfoRequest(
        response: DebugProtocol.DataBreakpointInfoResponse,
        { variablesReference, name }: DebugProtocol.DataBreakpointInfoArguments,
    ): void {
        this.with(response, ({ ground: { run } }) => {
            const named = variablesReference === undefined ? watchedNamed(run.reader, name) : undefined;
            const dataId =
                named === undefined ? this.variables.dataIdOf(variablesReference ?? 0, name) : dataIdOf(named);
            const watched = dataId === undefined ? undefined : parseDataId(dataId);
            this.answer(
                response,
                dataId === undefined || watched === undefined
                    ? { dataId: null, description: l10n.t('Nothing records when “{0}” changes.', name) }
                    : { dataId, description: describeWatched(watched), accessTypes: ['write'], canPersist: true },
            );
        });
    }

    protected override setDataBreakpointsRequest(
        response: DebugProtocol.SetDataBreakpointsResponse,
        { breakpoints }: DebugProtocol.SetDataBreakpointsArguments,
    ): void {
        this.with(response, ({ ground }) =>
            this.answer(response, { breakpoints: [...this.breakpoints.setData(ground, breakpoints)] }),
        );
    }

    protected override setExceptionBreakPointsRequest(
        response: DebugProtocol.SetExceptionBreakpointsResponse,
        { filters }: DebugProtocol.SetExceptionBreakpointsArguments,
    ): void {
        this.breakpoints.setFilters(filters);
        this.sendResponse(response);
    }

    protected placeBreakpointsAgain(): void {
        const ground = this.debuggee?.ground;
        for (const changed of ground === undefined ? [] : this.breakpoints.placeAgain(ground)) {
            this.sendEvent(new BreakpointEvent('changed', this.places.breakpoint(changed)));
        }
    }
}
