/** What the templates are called where somebody chooses one. */

import { l10n } from 'vscode';
import type { TemplateSystem } from '../../templates/templates.ts';

export interface SystemWords {
    readonly label: string;
    readonly detail: string;
    /** By the name of the template's scenario: what shall fail, and what it shows. */
    readonly failures: Readonly<Record<string, FailureWords>>;
}

export interface FailureWords {
    readonly label: string;
    readonly detail: string;
}

/** In the language of the editor. */
export function templateWords(): Readonly<Record<TemplateSystem, SystemWords>> {
    return {
        voice: {
            label: `$(call-incoming) ${l10n.t('Agents on phones')}`,
            detail: l10n.t('Unified CM, a duplexed gateway with PIM and CTI server, Finesse'),
            failures: {
                GatewaySideFails: {
                    label: l10n.t('A side of the agents’ gateway'),
                    detail: l10n.t('Agents are logged out until the other side is active'),
                },
                CtiManagerFails: {
                    label: l10n.t('A CTI Manager'),
                    detail: l10n.t('The PIM goes on with its backup'),
                },
                PimLinkLost: {
                    label: l10n.t('The link between PIM and Unified CM'),
                    detail: l10n.t('To the controller the Unified CM is gone'),
                },
                FinesseFails: {
                    label: l10n.t('A Finesse server'),
                    detail: l10n.t('Desktops go over to the other one'),
                },
            },
        },
        media: {
            label: `$(mail) ${l10n.t('E-mail over an MR PG')}`,
            detail: l10n.t('One application, its MR PIM, its paths to controller and CTI server'),
            failures: {
                RouterLinkLost: {
                    label: l10n.t('The link between MR PIM and controller'),
                    detail: l10n.t('Routing is disabled, and e-mails wait'),
                },
                MrGatewayFails: {
                    label: l10n.t('The gateway of the MR PIM'),
                    detail: l10n.t('Requests go back and are sent again'),
                },
                CtiLinkLost: {
                    label: l10n.t('The link between application and CTI server'),
                    detail: l10n.t('Tasks outlive it for their task life; reports have gaps'),
                },
                ApplicationFails: {
                    label: l10n.t('The application'),
                    detail: l10n.t('Both of its paths are gone'),
                },
            },
        },
        'eim-wim': {
            label: `$(comment-discussion) ${l10n.t('EIM and WIM')}`,
            detail: l10n.t('E-mail and web chat beside calls, for the same agents'),
            failures: {
                ApplicationsLoseCti: {
                    label: l10n.t('The links of both applications to the CTI server'),
                    detail: l10n.t('How long a chat and an e-mail live without it'),
                },
                MrGatewayFails: {
                    label: l10n.t('The gateway of the MR PIMs'),
                    detail: l10n.t('Requests go back and are sent again'),
                },
                AgentGatewaySideFails: {
                    label: l10n.t('A side of the agents’ gateway'),
                    detail: l10n.t('Calls, e-mails and chats in hand, each in its own way'),
                },
            },
        },
        controller: {
            label: `$(server) ${l10n.t('Controller with two sides')}`,
            detail: l10n.t('CallRouters, the public and the private network'),
            failures: {
                SideFails: {
                    label: l10n.t('Side A of the controller'),
                    detail: l10n.t('The other side goes on alone'),
                },
                PrivateNetworkFails: {
                    label: l10n.t('The private network'),
                    detail: l10n.t('The sides lose each other; one of them stops'),
                },
                PublicNetworkFails: {
                    label: l10n.t('The public network'),
                    detail: l10n.t('One path of several is enough; none is not'),
                },
            },
        },
        'state-transfer': {
            label: `$(arrow-swap) ${l10n.t('State transfer')}`,
            detail: l10n.t('A large configuration that the sides keep in step'),
            failures: {
                SideRestarted: {
                    label: l10n.t('Side B of the controller, which is restarted'),
                    detail: l10n.t('How long until it is in service again'),
                },
                SenderFails: {
                    label: l10n.t('The side that sends the state, before it has sent all'),
                    detail: l10n.t('What has arrived is void'),
                },
                LoggerFails: {
                    label: l10n.t('A Logger'),
                    detail: l10n.t('The other one goes on'),
                },
            },
        },
        aspect: {
            label: `$(device-mobile) ${l10n.t('Aspect ACD')}`,
            detail: l10n.t('CMI server, Application and Event Bridge, Real-Time Bridge'),
            failures: {
                ContactServerFails: {
                    label: l10n.t('The Contact Server with its CMI server'),
                    detail: l10n.t('The PIM tries again, then goes on as an Event Link PIM'),
                },
                EventBridgeCut: {
                    label: l10n.t('The link to the Application and Event Bridge'),
                    detail: l10n.t('While there is no CMI server: the PIM knows nothing'),
                },
                RealTimeBridgeCut: {
                    label: l10n.t('The link to the Real-Time Bridge'),
                    detail: l10n.t('What the PIM no longer sees'),
                },
            },
        },
        cim: {
            label: `$(server-process) ${l10n.t('CIM cluster')}`,
            detail: l10n.t('Its servers and services, such as EAAS and Listener'),
            failures: {
                ServicesServerFails: {
                    label: l10n.t('The services server'),
                    detail: l10n.t('Nothing is routed, but nobody is logged out'),
                },
                MessagingServerFails: {
                    label: l10n.t('The messaging server'),
                    detail: l10n.t('Active chats pause'),
                },
                ApplicationServerFails: {
                    label: l10n.t('An application server'),
                    detail: l10n.t('It takes its chats with it'),
                },
            },
        },
        'media-server': {
            label: `$(broadcast) ${l10n.t('Interaction Media Server')}`,
            detail: l10n.t('Its connections to a pair of CIC servers'),
            failures: {
                CicServerFails: {
                    label: l10n.t('The active CIC server'),
                    detail: l10n.t('Telephony Services of its backup take over'),
                },
                TrustMissing: {
                    label: l10n.t('The trust of a CIC server'),
                    detail: l10n.t('Until an administrator accepts the certificate'),
                },
                LicenseMissing: {
                    label: l10n.t('The license'),
                    detail: l10n.t('No sessions are accepted without it'),
                },
            },
        },
    };
}
