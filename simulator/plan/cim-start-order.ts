/** In which order the servers of a CIM cluster start (`cim/start-order`). */

import type { CimRole } from './topology.ts';

/** Roles that should be in service before one starts. */
export const EARLIER_ROLES: Readonly<Record<CimRole, readonly CimRole[]>> = {
    database: [],
    file: ['database'],
    messaging: ['database', 'file'],
    services: ['database', 'file', 'messaging'],
    application: ['database', 'file', 'messaging'],
    web: ['database', 'file', 'messaging', 'services', 'application'],
    'load-balancer': [],
};

/** What people call the server of a role. */
export const CIM_ROLE_NAMES: Readonly<Record<CimRole, string>> = {
    database: 'database server',
    file: 'file server',
    messaging: 'messaging server',
    services: 'services server',
    application: 'application server',
    web: 'web server',
    'load-balancer': 'load balancer',
};
