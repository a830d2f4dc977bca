/** The files of the samples: where the extension is read over a network, its folders cannot be listed. */
export const SAMPLE_FILES = [
    'README.md',
    'application-path-down.ccsim',
    'aspect-cmi-down.ccsim',
    'cim-cluster.ccsim',
    'controller-network-split.ccsim',
    'media-server-status.ccsim',
    'mr-pg-down.ccsim',
    'router-link-lost.ccsim',
    'state-transfer.ccsim',
    'topologies/acme.ccsim',
] as const;
