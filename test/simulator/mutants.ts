/**
 * Ways to break one rule each, in the text of the simulator, for rules that are more than a reaction that can be left out.
 * A mutant is found by a scenario of `test/corpus/rules` that fails with it.
 */

export interface Mutant {
    readonly rule: string;
    /** Below `simulator/`. */
    readonly file: string;
    /** Text that must be there exactly once. */
    readonly find: string;
    readonly replace: string;
}

export const MUTANTS: readonly Mutant[] = [
    {
        rule: 'agent/transitions',
        file: 'families/agent.ts',
        find: "if (state !== 'NOT_READY') {",
        replace: "if (state === 'LOGGED_OUT') {",
    },
    {
        rule: 'agent/transitions',
        file: 'families/agent.ts',
        find: "setTaskState(run, task, 'PAUSED', RULE, cause)",
        replace: "setTaskState(run, task, 'ACTIVE', RULE, cause)",
    },
    {
        rule: 'agent/routable',
        file: 'world/agent-pool.ts',
        find: 'return sinceMs < placeMs ||',
        replace: 'return sinceMs > placeMs ||',
    },
    {
        rule: 'agent/routable',
        file: 'world/router-view.ts',
        find: 'occupying <= (isOccupying(run, membership) ? 1 : 0)',
        replace: 'true',
    },
    {
        rule: 'agent/interrupted',
        file: 'families/task-handling.ts',
        find: "if (task.state !== 'ACTIVE') {",
        replace: "if (task.state !== 'WRAPUP') {",
    },
    {
        rule: 'task/assigned',
        file: 'families/task.ts',
        find: "offer(run, task, membership, 'task/assigned', cause);",
        replace: "submit(run, task, 'task/routed', cause);",
    },
    {
        rule: 'call/handled',
        file: 'families/task-handling.ts',
        find: 'endTask(run, task, isCall(task) ? 13 : 38, rule, told);',
        replace: 'endTask(run, task, 38, rule, told);',
    },
    {
        rule: 'call/handled',
        file: 'families/task.ts',
        find: 'isCall(task) ? 2 : 35',
        replace: '35',
    },
    {
        rule: 'call/handled',
        file: 'families/task.ts',
        find: 'isCall(task) ? 3 : 37',
        replace: '37',
    },
    {
        rule: 'mr/existing-continue',
        file: 'families/arm-messages.ts',
        find: 'if (!condition.applicationLegUp) {',
        replace: 'if (!condition.applicationLegUp || !isMrPathOpen(run, condition.application)) {',
    },
    {
        rule: 'mr/assigned-unreported',
        file: 'families/reporting.ts',
        find: 'task.mrOutage >= 0 &&',
        replace: 'task.mrOutage > 1_000_000 &&',
    },
    {
        rule: 'mr/request-rejected',
        file: 'families/task.ts',
        find: 'must(run.plan.topology.applications[task.application]).sendsWhileDisabled',
        replace: 'task.key < 0',
    },
    {
        rule: 'mr/router-deletes-pending',
        file: 'families/mr.ts',
        find: "takeBackPending(run, application, 'mr/router-deletes-pending', 'mr/router-deletes-pending', cause);",
        replace: '',
    },
    {
        rule: 'cti/agents-stay',
        file: 'families/cti.ts',
        find: 'const { domains } = run.plan.topology;\n    const order',
        replace:
            "const { domains } = run.plan.topology;\n    for (const each of run.world.memberships) { run.transition(each.lane, 0, 'cti/agents-stay', 0); }\n    const order",
    },
    {
        rule: 'cti/routing-continues',
        file: 'families/task.ts',
        find: '} else if (application.mrRouterLegUp) {',
        replace:
            '} else if (application.mrRouterLegUp && run.world.armPaths.every((each) => each.application !== task.application || each.applicationLegUp)) {',
    },
    {
        rule: 'cti/task-life',
        file: 'families/cti.ts',
        find: "=== 'restore-wins' ? 'last-timer' : 'before-restores'",
        replace: "=== 'expiry-wins' ? 'last-timer' : 'before-restores'",
    },
    {
        rule: 'pg/non-voice',
        file: 'families/failover.ts',
        find: 'membership.voice === voice ?',
        replace: '(voice || !membership.voice) ?',
    },
    {
        rule: 'pg/no-fail-back',
        file: 'world/active-sides.ts',
        find: 'reach(run, instance) > active)',
        replace: 'reach(run, instance) >= active)',
    },
    {
        rule: 'pg/calls-survive',
        file: 'families/task-handling.ts',
        find: 'if (task.survived) {',
        replace: 'if (task.survived && task.key < 0) {',
    },
    {
        rule: 'order/same-instant',
        file: 'run.ts',
        find: 'networkRestore: 3,',
        replace: 'networkRestore: 7,',
    },
    {
        rule: 'order/same-instant',
        file: 'run.ts',
        find: 'networkLoss: 0,',
        replace: 'networkLoss: 7,',
    },
    {
        rule: 'link/end-down',
        file: 'world/availability.ts',
        find: 'return areEndsUp(run, link) && ',
        replace: 'return ',
    },
    {
        rule: 'link/network',
        file: 'world/availability.ts',
        find: 'network === undefined || isComponentUp(run, network)',
        replace: 'network === undefined || isComponentUp(run, network) || true',
    },
    {
        rule: 'link/network',
        file: 'world/availability.ts',
        find: 'carriers.some((carrier) =>',
        replace: 'carriers.every((carrier) =>',
    },
    {
        rule: 'link/sides',
        file: 'world/availability.ts',
        find: 'const up = instances.some((instance) => isLinkUp(run, instance));',
        replace: 'const up = instances.every((instance) => isLinkUp(run, instance));',
    },
    {
        rule: 'link/cut',
        file: 'world/availability.ts',
        find: 'must(run.world.links[link]).cuts--;',
        replace: 'must(run.world.links[link]).cuts = 0;',
    },
    {
        rule: 'component/sides',
        file: 'world/availability.ts',
        find: 'const up = instances.some((instance) => isComponentUp(run, instance));',
        replace: 'const up = instances.every((instance) => isComponentUp(run, instance));',
    },
    {
        rule: 'component/contained',
        file: 'world/availability.ts',
        find: '&& (parent === undefined || isRunning(run, parent));',
        replace: ';',
    },
    {
        rule: 'component/restored',
        file: 'world/availability.ts',
        find: '(parent === undefined || isRunning(run, parent));',
        replace: '(own || parent === undefined || isRunning(run, parent));',
    },
    {
        rule: 'component/stopped',
        file: 'world/availability.ts',
        find: 'condition.stopped = true;\n        condition.stoppedMs',
        replace: 'condition.failures = 0;\n        condition.stoppedMs',
    },
    {
        rule: 'component/failed',
        file: 'families/timeline.ts',
        find: 'failComponents(run, action.components, cause);',
        replace: '',
    },
    {
        rule: 'timeline/start',
        file: 'simulation.ts',
        find: "standby.has(component) ? 'STANDBY'",
        replace: "standby.has(component) ? 'UP'",
    },
    {
        rule: 'timeline/statement',
        file: 'families/timeline.ts',
        find: 'if (nextMs <= occurs.toMs) {',
        replace: 'if (nextMs < occurs.toMs) {',
    },
    {
        rule: 'aspect/cmi-first',
        file: 'world/acd-ways.ts',
        find: 'return release >= FIRST_RELEASE_WITH_CMI;',
        replace: 'return release >= FIRST_RELEASE_WITH_CMI + 1;',
    },
    {
        rule: 'aspect/direct-bridges',
        file: 'world/acd-ways.ts',
        find: 'return release >= FIRST_RELEASE_WITH_CMI;',
        replace: 'return release >= FIRST_RELEASE_WITH_CMI - 1;',
    },
    {
        rule: 'media/terms-changed',
        file: 'families/media.ts',
        find: 'if (decidesLogon && isMediaServerUp(run, index)) {',
        replace: 'if (index < 0) {',
    },
    {
        rule: 'media/active-resources',
        file: 'world/media-logon.ts',
        find: "return state === 'ACTIVE' ? resources : 0;",
        replace: 'return resources;',
    },
    {
        rule: 'media/accepts-sessions',
        file: 'world/media-logon.ts',
        find: "license === 'valid' &&",
        replace: '',
    },
    {
        rule: 'cim/autostart',
        file: 'world/availability.ts',
        find: 'if (!running && component.startsByHand) {',
        replace: 'if (!running && component.startsByHand && index < 0) {',
    },
    {
        rule: 'cim/services-restart',
        file: 'world/availability.ts',
        find: 'if (!running && component.startsByHand) {',
        replace: "if (!running && (component.startsByHand || component.kind === 'cim-service')) {",
    },
    {
        rule: 'cim/links-bounce',
        file: 'families/cim.ts',
        find: 'if (name !== undefined) {',
        replace:
            "for (const each of run.world.memberships) { run.transition(each.lane, 0, 'cim/links-bounce', 0); }\n    if (name !== undefined) {",
    },
    {
        rule: 'cim/load-balancer-health',
        file: 'world/cim-clusters.ts',
        find: 'const chosen = inTurn.find((server) => isComponentUp(run, server)) ?? -1;',
        replace: 'const chosen = inTurn[0] ?? -1;',
    },
    {
        rule: 'cim/start-order',
        file: 'plan/cim-start-order.ts',
        find: "web: ['database', 'file', 'messaging', 'services', 'application'],",
        replace: 'web: [],',
    },
    {
        rule: 'cc/side-lost',
        file: 'families/cc.ts',
        find: "isolateEnabled(run, peer, 'cc/side-lost', logged);",
        replace: "takeOut(run, peer, 'ISOLATED_DISABLED', 'cc/side-lost', logged);",
    },
    {
        rule: 'cc/logger-lost',
        file: 'families/reporting.ts',
        find: "outcome: unseen ? 'none' : 'partial'",
        replace: "outcome: unseen ? 'partial' : 'partial'",
    },
    {
        rule: 'cc/private-lost',
        file: 'world/controllers.ts',
        find: 'serving.length > 0 && !serving.some(routes)',
        replace: 'serving.length < 0 && !serving.some(routes)',
    },
    {
        rule: 'cc/private-lost',
        file: 'world/majority.ts',
        find: ': reached * 2 > counted.length',
        replace: ': reached * 2 >= counted.length',
    },
    {
        rule: 'cc/private-lost',
        file: 'families/cc-private-loss.ts',
        find: 'condition.test++;\n    const answer',
        replace: 'isolateEnabled(run, router, RULE, entry);\n    const answer',
    },
    {
        rule: 'cc/split-brain',
        file: 'world/routing-sides.ts',
        find: '|| ofAgent === ofTask',
        replace: '|| ofAgent !== -1',
    },
    {
        rule: 'cc/gateway-weight',
        file: 'families/cc-gateways.ts',
        find: 'weightB > weightA ? 1 : 0',
        replace: 'weightB < weightA ? 1 : 0',
    },
    {
        rule: 'cc/restored',
        file: 'families/cc.ts',
        find: 'areRoutersInStep(run, controller) && areSidesInStep(run, controller)',
        replace: 'areRoutersInStep(run, controller) || areSidesInStep(run, controller)',
    },
    {
        rule: 'state/interrupted',
        file: 'world/transfers.ts',
        find: 'isLinkUp(run, privateLink) && isClientLive',
        replace: 'isClientLive',
    },
    {
        rule: 'state/size',
        file: 'status/state-size.ts',
        find: 'scripts * settings.stateSizePerScript',
        replace: 'scripts',
    },
    {
        rule: 'state/size',
        file: 'world/tasks.ts',
        find: "task.state !== 'WAITING' && task.state !== 'ENDED'",
        replace: "task.state !== 'WAITING'",
    },
    {
        rule: 'state/alarm',
        file: 'families/state-alarm.ts',
        find: 'grown === 1 ? Math.ceil : Math.floor',
        replace: 'grown === 1 ? Math.floor : Math.ceil',
    },
];
