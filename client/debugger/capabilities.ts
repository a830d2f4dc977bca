/** What the debug adapter can do, as it tells its clients. */

import type { DebugProtocol } from '@vscode/debugprotocol';
import { exceptionFilters } from './breakpoints.ts';

export function capabilities(): DebugProtocol.Capabilities {
    return {
        supportsConfigurationDoneRequest: true,
        supportsRestartRequest: true,
        supportsTerminateRequest: true,
        supportsStepBack: true,
        supportsSteppingGranularity: true,
        supportsGotoTargetsRequest: true,
        supportsConditionalBreakpoints: true,
        supportsHitConditionalBreakpoints: true,
        supportsLogPoints: true,
        supportsFunctionBreakpoints: true,
        supportsDataBreakpoints: true,
        supportsBreakpointLocationsRequest: true,
        supportsEvaluateForHovers: true,
        supportsClipboardContext: true,
        supportsCompletionsRequest: true,
        completionTriggerCharacters: ['.'],
        supportsExceptionInfoRequest: true,
        supportsDelayedStackTraceLoading: true,
        exceptionBreakpointFilters: exceptionFilters(),
    };
}
