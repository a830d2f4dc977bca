/** Media servers, the CIC servers that they serve, and how the two get on. */

import type { Link, MediaConnection, MediaServer, MediaTerms } from '../../simulator/plan.ts';
import type * as Ast from '../generated/ast.ts';
import type { ComponentNumbering, ComponentTable } from './component-table.ts';
import { countOf } from './numbers.ts';

/** Terms of a media server and a CIC server that the text says nothing about. */
export const MEDIA_DEFAULTS: MediaTerms = {
    trusted: true,
    credentialsValid: true,
    acceptsSessions: true,
    resources: 0,
};

/** Numbers a CIC server and its Telephony Services. */
export function addCicServer(numbering: ComponentNumbering, node: Ast.CicServer): void {
    const parent = numbering.add({ node, id: node.name, kind: 'cic-server' });
    const process = 'telephony';
    numbering.add({ node, process, id: `${node.name}.${process}`, kind: 'telephony-services', parent });
}

/** The media servers, in order of the text. */
export function mediaServersOf(topology: Ast.Topology, table: ComponentTable): readonly MediaServer[] {
    return mediaServerNodes(topology).flatMap((node) => {
        const component = table.indexOf(node);
        const license = node.members.find((member) => member.$type === 'LicenseOption')?.license;
        return component === undefined ? [] : [{ component, license: license ?? 'valid' }];
    });
}

/** The connections between media servers and CIC servers, in order of the text. */
export function mediaConnectionsOf(
    topology: Ast.Topology,
    table: ComponentTable,
    links: readonly Link[],
): readonly MediaConnection[] {
    return mediaServerNodes(topology).flatMap((node, mediaServer) =>
        node.members.flatMap((member) =>
            member.$type === 'MediaService' ? (connectionOf(member, mediaServer, table, links) ?? []) : [],
        ),
    );
}

/** What terms of the text mean; a later one wins. An empty failure says that the logon succeeds again. */
export function termsOf(terms: readonly Ast.MediaTerm[]): Partial<MediaTerms> {
    return Object.assign({}, ...terms.map(termOf));
}

function mediaServerNodes(topology: Ast.Topology): readonly Ast.MediaServer[] {
    return topology.members.filter((member) => member.$type === 'MediaServer');
}

function connectionOf(
    node: Ast.MediaService,
    mediaServer: number,
    table: ComponentTable,
    links: readonly Link[],
): MediaConnection | undefined {
    const server = node.cicServer?.ref;
    const from = table.indexOf(node.$container);
    const cicServer = table.indexOf(server);
    const telephonyServices = table.indexOf(server, undefined, 'telephony');
    const link = links.findIndex((each) => each.kind === 'media' && each.from === from && each.to === cicServer);
    if (server === undefined || cicServer === undefined || telephonyServices === undefined || link < 0) {
        return undefined;
    }
    const { logonFailure, ...terms }: MediaTerms = { ...MEDIA_DEFAULTS, ...termsOf(node.members) };
    return {
        mediaServer,
        cicServer,
        telephonyServices,
        link,
        notifierHost: server.address ?? server.name,
        terms: logonFailure ? { ...terms, logonFailure } : terms,
    };
}

function termOf(term: Ast.MediaTerm): Partial<MediaTerms> {
    switch (term.$type) {
        case 'CredentialsTerm':
            return { credentialsValid: term.credentials === 'valid' };
        case 'LogonTerm':
            return { logonFailure: term.outcome === 'fails' ? (term.reason ?? '') : '' };
        case 'ResourcesTerm':
            return { resources: countOf(term.count) ?? MEDIA_DEFAULTS.resources };
        case 'SessionsTerm':
            return { acceptsSessions: term.answer === 'accepts' };
        case 'TrustTerm':
            return { trusted: !term.negated };
    }
}
