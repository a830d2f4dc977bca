import * as l10n from '@vscode/l10n';
import type { ComponentKind } from '../../../simulator/plan.ts';

const NAMES: Readonly<Record<ComponentKind, string>> = {
    controller: 'Central Controller',
    'controller-side': l10n.t('side of the controller'),
    router: 'CallRouter',
    logger: 'Logger',
    cic: 'CIC process',
    gateway: 'Peripheral Gateway',
    'gateway-side': l10n.t('side of the gateway'),
    opc: 'Open Peripheral Controller',
    network: 'network',
    'contact-server': 'Contact Server',
    'cmi-server': 'CMI server',
    'event-bridge': 'Application and Event Bridge',
    'real-time-bridge': 'Real-Time Bridge',
    'media-server': 'Interaction Media Server',
    'cic-server': 'CIC server',
    'telephony-services': 'Telephony Services',
    'cim-server': l10n.t('server of the cluster'),
    'cim-service': l10n.t('service of the cluster'),
    pim: 'PIM',
    'mr-pim': 'MR PIM',
    'cti-server': 'CTI server',
    peripheral: 'peripheral',
    'cti-manager': 'CTI Manager',
    'finesse-server': 'Finesse server',
    desktop: 'desktop',
    application: l10n.t('application instance'),
};

/** What a component is, in the field's words. */
export function componentKindName(kind: ComponentKind | 'agents'): string {
    return kind === 'agents' ? l10n.t('agents and their desktops') : NAMES[kind];
}
