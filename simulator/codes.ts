/** Disposition and reason codes, from the database schema handbook and the CTI server message reference. */

/** Names of the call and task dispositions by code (TCD.CallDisposition). */
export const DISPOSITIONS: ReadonlyMap<number, string> = new Map([
    [1, 'ABAND_NETWORK'],
    [2, 'ABAND_LOCAL_QUEUE'],
    [3, 'ABAND_RING'],
    [4, 'ABAND_DELAY'],
    [5, 'ABAND_INTERFLOW'],
    [6, 'ABAND_AGENT_TERMINAL'],
    [7, 'SHORT'],
    [8, 'BUSY'],
    [9, 'FORCED_BUSY'],
    [10, 'DROP_NO_ANSWER'],
    [11, 'DROP_BUSY'],
    [12, 'DROP_REORDER'],
    [13, 'DROP_HANDLED_PRIMARY_ROUTE'],
    [14, 'DROP_HANDLED_OTHER'],
    [15, 'REDIRECTED'],
    [16, 'CUT_THROUGH'],
    [17, 'INTRAFLOW'],
    [18, 'INTERFLOW'],
    [19, 'RING_NO_ANSWER'],
    [20, 'INTERCEPT_REORDER'],
    [21, 'INTERCEPT_DENIAL'],
    [22, 'TIME_OUT'],
    [23, 'VOICE_ENERGY'],
    [24, 'NONCLASSIFIED_ENERGY_DETECT'],
    [25, 'NO_CUT_THROUGH'],
    [26, 'UABORT'],
    [27, 'FAILED_SOFTWARE'],
    [28, 'BLIND_TRANSFER'],
    [29, 'ANNOUNCED_TRANSFER'],
    [30, 'CONFERENCED'],
    [31, 'DUPLICATE_TRANSFER'],
    [32, 'UNMONITORED_DEVICE'],
    [33, 'ANSWERING_MACHINE'],
    [34, 'NETWORK_BLIND_TRANSFER'],
    [35, 'TASK_ABANDONED_IN_ROUTER'],
    [36, 'TASK_ABANDONED_BEFORE_OFFERED'],
    [37, 'TASK_ABANDONED_WHILE_OFFERED'],
    [38, 'NORMAL_END_TASK'],
    [39, 'CANT_OBTAIN_TASK_ID'],
    [40, 'AGENT_LOGGED_OUT_DURING_TASK'],
    [41, 'MAX_TASK_LIFETIME_EXCEEDED'],
    [42, 'DBCD_APPLICATION_PATH_WENT_DOWN'],
    [51, 'TASK_ENDED_DURING_APP_INIT'],
    [52, 'CALLED_PARTY_DISCONNECTED'],
    [53, 'PARTIAL_CALL'],
    [63, 'TASK_TRANSFER'],
    [64, 'APPLICATION_DISCONNECTED'],
    [65, 'TASK_TRANSFERRED_ON_AGENT_LOGOUT'],
]);

/** Dispositions of work that was completed or handed on as it should be. */
export const COMPLETED_DISPOSITIONS: ReadonlySet<number> = new Set([
    13, 14, 15, 16, 17, 18, 28, 29, 30, 34, 38, 52, 63,
]);

/** What the logout and not-ready reason codes mean, in our words. */
export const REASON_CODES: ReadonlyMap<number, string> = new Map([
    [-1, 'the peripheral restarted and the agent was reinitialised'],
    [-2, 'the peripheral gateway reset the agent, usually because it failed'],
    [-3, "the agent's extension was changed"],
    [999, 'forced by a supervisor'],
    [20001, 'made not ready and then logged out by force'],
    [20002, 'normal logout from not ready'],
    [20003, 'forced to not ready, then logged out'],
    [32767, 'a call or task was not answered and was taken back'],
    [50002, 'a CTI component failed: desktop closed, heartbeat lost, or CTI server or client down'],
    [50003, 'the device is out of service'],
    [50004, 'logged out after inactivity'],
    [50005, 'on a call that the contact center did not route'],
    [50006, 'on a call that the agent made while available'],
    [50010, 'several routed calls in a row were missed'],
    [50020, "the agent's skill groups were changed"],
    [50040, 'a call to a mobile agent failed'],
    [50041, 'a call failed because the line was busy'],
    [50042, 'the nailed-up line of a mobile agent was disconnected'],
    [51004, 'on a call when the peripheral gateway restarted'],
]);

/** Name of a disposition, `UNKNOWN` for a code that the documents do not have. */
export function dispositionName(code: number): string {
    return DISPOSITIONS.get(code) ?? 'UNKNOWN';
}
