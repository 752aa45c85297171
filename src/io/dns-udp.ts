import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import { type DnsAnswer, type DnsQuestion, failed, maxMessageBytes, questionMessage, readAnswer } from './dns-message.ts';

/** Where a resolver listens, by UDP and by TCP. */
export interface ServerAddress {
  readonly ip: string;
  readonly port: number;
}

/** One try to ask a server by UDP, and by TCP when the answer does not fit; at most so many milliseconds together. Never rejects. */
export async function askByUdp(server: ServerAddress, question: DnsQuestion, timeLimit: number): Promise<DnsAnswer> {
  const ends = performance.now() + timeLimit;
  const answer = await askOnce(server, question, timeLimit);
  return answer === 'truncated' ? askByTcp(server, question, Math.max(1, ends - performance.now())) : answer;
}

const seconds = (milliseconds: number): string => `${Math.ceil(milliseconds / 100) / 10} seconds`;

/** Each try has its own port and number, so that whoever cannot see the question has to guess both. */
function askOnce({ ip, port }: ServerAddress, question: DnsQuestion, timeLimit: number): Promise<DnsAnswer | 'truncated'> {
  const id = randomInt(0x1_0000);
  const socket = createSocket(isIPv6(ip) ? 'udp6' : 'udp4');
  let foreign = 0;
  return new Promise((resolve) => {
    const finish = (answer: DnsAnswer | 'truncated'): void => {
      clearTimeout(timer);
      resolve(answer);
      socket.removeAllListeners('message');
      if (!isClosed) socket.close();
      isClosed = true;
    };
    let isClosed = false;
    const timer = setTimeout(() => {
      const heard = foreign === 0 ? '' : `; ${foreign} of what came belonged to other questions`;
      finish(failed(`did not answer within ${seconds(timeLimit)}${heard}`, true));
    }, timeLimit);
    socket.on('error', () => finish(failed('cannot be reached', true)));
    socket.on('message', (message) => {
      const answer = readAnswer(message, question, id);
      // Not an end: anybody could have sent it, to be faster than the resolver.
      if (answer === 'foreign') foreign += 1;
      else finish(answer);
    });
    // Connected, so that the system drops what comes from anywhere else.
    socket.connect(port, ip, (unreachable?: Error) => {
      if (unreachable) finish(failed('cannot be reached', true));
      else if (!isClosed) socket.send(questionMessage(question, id), (error) => error && finish(failed('cannot be reached', true)));
    });
  });
}

function askByTcp({ ip, port }: ServerAddress, question: DnsQuestion, timeLimit: number): Promise<DnsAnswer> {
  const id = randomInt(0x1_0000);
  return new Promise((resolve) => {
    const socket = connect({ host: ip, port });
    const finish = (answer: DnsAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
      socket.destroy();
    };
    const timer = setTimeout(() => finish(failed('did not answer by TCP in time, and its answer does not fit into UDP', true)), timeLimit);
    let received = Buffer.alloc(0);
    socket.on('error', () => finish(failed('cannot be reached by TCP, and its answer does not fit into UDP', true)));
    socket.on('close', () => finish(failed('broke its answer off', true)));
    socket.on('data', (part) => {
      received = Buffer.concat([received, part]);
      const size = received.length < 2 ? 0 : received.readUInt16BE(0);
      if (size > maxMessageBytes) finish(failed(`answered with more than ${maxMessageBytes} bytes`));
      else if (received.length >= 2 && received.length >= size + 2) {
        const answer = readAnswer(received.subarray(2, size + 2), question, id);
        finish(typeof answer === 'string' ? failed(`gave a ${answer} answer by TCP`) : answer);
      }
    });
    const message = questionMessage(question, id);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(message.length);
    // Left open: some servers take a connection that is closed on our side for one that nobody waits at.
    socket.write(Buffer.concat([length, message]));
  });
}
