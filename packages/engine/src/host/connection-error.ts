/** Why a connection ended badly, as the socket layer tells its program. */
export type ConnectionError = 'refused' | 'host-unreachable' | 'network-unreachable' | 'connect-timeout' | 'reset';
