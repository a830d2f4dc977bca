/** Files with tests of every kind: one that passes, one that fails, cases, mistakes, and one that goes on too long. */

export const TOPOLOGY = `topology Site {
    controller Central duplexed
    peripheral Ucm unified-cm
    gateway AgentPg { cti server Cti  pim UcmPim for Ucm }
    domain Voice voice
    agents A101 on Ucm handle Voice
}
`;

export const FINE = `import "site.ccsim"
scenario Fine on Site {
    duration 1min
    at 10s fail Central for 10s
    expect at 5s Central is UP
    expect at 15s Central is DOWN
}
`;

/** The second expectation fails in the first case only. */
export const CASES = `import "site.ccsim"
scenario Loss on Site {
    param outage = 90s
    duration 10min
    case Short with outage 10s
    case Long with outage 5min
    at 1min fail Central for outage
    expect at 61s Central is DOWN
    expect at 2min Central is DOWN
}
`;

export const BROKEN = `import "site.ccsim"
scenario Broken on Site {
    duration 1min
    at 1s fail Nobody
}
`;

export const ENDLESS = `import "site.ccsim"
scenario Endless on Site {
    duration 1h
    set eventLimit 1000
    at 0s A101 logs in
    at 1s A101 becomes ready
    every 5s Ucm receives Voice call lasting 1s
}
`;

/** What is included fails in the fragment's own file. */
export const INCLUDED = `import "site.ccsim"
fragment Outage on Site {
    at 5s fail Central
    expect at 10s Central is UP
}
scenario Included on Site {
    duration 1min
    include Outage at 5s
}
`;
