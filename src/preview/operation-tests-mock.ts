import type { Connector } from '../connector/connector.ts';
import { openGateway } from './gateway.ts';
import { madeUpConnection } from './generate-connection.ts';
import { effortOf } from './generate-effort.ts';
import { type Mock, mockOf } from './mock.ts';
import { type TestedOperation, testOperations } from './operation-tests.ts';
import type { Gateway } from './types.ts';

/**
 * Tries every operation of a connector on a mock made from its definition, with a made-up connection. The same connector gives the same
 * results, but for the milliseconds, which are those of `clock`. A `UserError` when the definition could not be read.
 */
export function testOnMock(connector: Connector, clock: () => number): AsyncGenerator<TestedOperation> {
  const effort = effortOf();
  const mock = mockOf(0, effort);
  const gatewayOn = ({ backend }: Mock): Gateway =>
    openGateway(connector, { backend, origins: 'mock', now: steppingClock(), random: (count) => new Uint8Array(count) });
  return testOperations(connector, {
    gateway: gatewayOn(mock),
    // A trigger fires for what is there, so that everything has to be there that may be.
    cycleGateway: gatewayOn(mockOf(0, effort, true)),
    connection: madeUpConnection(connector),
    target: { kind: 'mock', mock },
    seed: 0,
    effort,
    clock,
  });
}

/** A clock that only being asked moves, by a second: no run depends on the day, and the ceiling of calls a minute is never reached. */
export function steppingClock(): () => number {
  let seconds = 0;
  return () => (seconds += 1) * 1_000;
}
