import { createSocket } from 'node:dgram';
import type { Answer } from 'dns-packet';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/connector/user-error.ts';
import { lookAtAddresses, lookAtTexts } from '../../src/io/dns-look.ts';
import { questionMessage, readAnswer } from '../../src/io/dns-message.ts';
import { openResolver, type ResolverSettings } from '../../src/io/dns-resolver.ts';
import { publicInternet, type Surroundings } from '../../src/io/safe-fetch.ts';
import type { ResolverAnswer } from '../../src/publisher/look.ts';
import { type Asked, answerTo, checked, framed, type Reply, serveDns } from '../helpers/dns-server.ts';
import { authority, hasIpv6Loopback, loopbackNet, serveHttps } from '../helpers/loopback.ts';

const name = '_challenge.contoso.com';
const txt = (data: string | string[], at = name, ttl = 300): Answer => ({ type: 'TXT', name: at, ttl, data });
const alias = (at: string, data: string, ttl = 60): Answer => ({ type: 'CNAME', name: at, ttl, data });
const soa: Answer = {
  type: 'SOA',
  name: 'contoso.com',
  ttl: 60,
  data: { mname: 'ns.contoso.com', rname: 'admin.contoso.com', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 1 },
};

function open(settings: readonly ResolverSettings[], timeLimit = 3000, net: Surroundings = publicInternet) {
  return settings.map((one) => ({ name: one.name, ask: openResolver(one, net, timeLimit) }));
}

/** What one resolver that answers like this is taken to say. */
async function said(reply: Reply, timeLimit?: number): Promise<ResolverAnswer> {
  const look = await lookAtTexts(name, open([await serveDns(reply)], timeLimit));
  const [answer] = look.answers;
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

const nothing = { resolver: 'northwind', texts: [], alias: null, isAuthenticated: false, ttl: null };
const failed = (problem: string) => ({ ...nothing, outcome: 'failed', problem });
const absent = { ...nothing, outcome: 'absent', problem: null };
const seen = (...texts: string[]) => ({ ...nothing, outcome: 'seen', texts, ttl: 300, problem: null });

describe('a question', () => {
  test('is asked by UDP, with a number of its own, and asks for DNSSEC', async () => {
    const server = await serveDns((asked) => [answerTo(asked, [txt('a')])]);
    const resolvers = open([server]);
    for (let n = 0; n < 8; n += 1) await lookAtTexts(name, resolvers);
    const [first] = server.asked;
    expect(first).toMatchObject({ question: { name, type: 'TXT', class: 'IN' }, by: 'udp' });
    expect(first?.message).toMatchObject({ flag_rd: true, flag_ad: true, flag_qr: false, flag_cd: false });
    expect(first?.message.additionals).toMatchObject([{ type: 'OPT', udpPayloadSize: 1232, flag_do: true }]);
    expect(new Set(server.asked.map(({ id }) => id)).size).toBeGreaterThan(4);
  });

  test('is asked in lower case, without the dot at the end', async () => {
    const server = await serveDns((asked) => [answerTo(asked, [txt('a')])]);
    expect(await lookAtTexts('_Challenge.Contoso.COM.', open([server]))).toMatchObject({ name, answers: [{ texts: ['a'] }] });
  });

  test.each(['', '.', 'a..b', '-a.com', 'münchen.de', 'a b.com', `${'a'.repeat(64)}.com`, `${'a.'.repeat(127)}com`, 'a.com\0', '*.a.com'])(
    'about %j is not asked',
    async (wrong) => {
      const server = await serveDns(() => []);
      const look = await lookAtTexts(wrong, open([server]));
      expect(look.answers).toEqual([failed('The resolver northwind was not asked: that is no name of the DNS.')]);
      expect(server.asked).toEqual([]);
    },
  );

  test('keeps letters that only look like ASCII in lower case: the sign for Kelvin is no k', async () => {
    const server = await serveDns((asked) => [answerTo(asked, [txt('a', 'tailspin.\u212a.example')])]);
    const resolvers = open([server]);
    expect((await lookAtTexts('tailspin.\u212a.example', resolvers)).answers).toEqual([
      failed('The resolver northwind was not asked: that is no name of the DNS.'),
    ]);
    expect((await lookAtTexts('tailspin.k.example', resolvers)).answers).toEqual([absent]);
  });

  test.runIf(hasIpv6Loopback)('to an IPv6 address', async () => {
    const server = await serveDns((asked) => [answerTo(asked, [txt('six')])], '::1');
    expect(await lookAtTexts(name, open([server]))).toMatchObject({ answers: [seen('six')] });
  });
});

describe('an answer', () => {
  test('has its texts sorted, the strings of each joined, and its shortest time', async () => {
    const answer = await said((asked) => [
      answerTo(asked, [txt(['b', ' and ', 'more'], name, 900), txt('a'), txt(['x'.repeat(255), 'y'.repeat(255)], name, 600)]),
    ]);
    expect(answer).toEqual(seen('a', 'b and more', 'x'.repeat(255) + 'y'.repeat(255)));
  });

  test('with a time of more than 68 years is for now only', async () => {
    expect(await said((asked) => [answerTo(asked, [txt('a', name, 0x80000000)])])).toEqual({ ...seen('a'), ttl: 0 });
  });

  test('with the flag of DNSSEC is authenticated', async () => {
    expect(await said((asked) => [answerTo(asked, [txt('a')], { flags: checked })])).toEqual({ ...seen('a'), isAuthenticated: true });
    expect(await said((asked) => [answerTo(asked, [], { flags: checked })])).toEqual({ ...absent, isAuthenticated: true });
  });

  test('through aliases names where they end, and its shortest time is of all of them', async () => {
    const chain = [alias(name, 'One.example.com'), txt('a', 'two.example.com'), alias('one.EXAMPLE.com', 'two.example.com', 20)];
    expect(await said((asked) => [answerTo(asked, chain)])).toEqual({ ...seen('a'), alias: 'two.example.com', ttl: 20 });
  });

  test('through an alias to nothing is absent, and names it', async () => {
    const reply =
      (code: number): Reply =>
      (asked) => [answerTo(asked, [alias(name, 'gone.example.com')], { code, authorities: [soa] })];
    expect(await said(reply(0))).toEqual({ ...absent, alias: 'gone.example.com' });
    expect(await said(reply(3))).toEqual({ ...absent, alias: 'gone.example.com' });
  });

  test('with aliases in a circle, or with more than sixteen, fails', async () => {
    const problem = 'The resolver northwind answered with more than 16 aliases in a row, or with a circle of them.';
    const circle = [alias(name, 'a.example.com'), alias('a.example.com', name), txt('a')];
    expect(await said((asked) => [answerTo(asked, circle)])).toEqual(failed(problem));
    const row = (count: number): Answer[] => [
      ...Array.from({ length: count }, (_, n) => alias(n === 0 ? name : `a${n}`, `a${n + 1}`, 300)),
      txt('end', `a${count}`),
    ];
    expect(await said((asked) => [answerTo(asked, row(16))])).toEqual({ ...seen('end'), alias: 'a16' });
    expect(await said((asked) => [answerTo(asked, row(17))])).toEqual(failed(problem));
  });

  test('that contradicts itself fails', async () => {
    expect(await said((asked) => [answerTo(asked, [txt('a')], { code: 3 })])).toEqual(
      failed('The resolver northwind answered that the name does not exist, and with what stands at it.'),
    );
  });

  test('with records of other names, types and classes is absent: they were not asked for', async () => {
    const others: Answer[] = [
      txt('a', 'contoso.com'),
      { type: 'TXT', class: 'CH', name, ttl: 1, data: 'b' },
      { type: 'A', name, ttl: 1, data: '192.0.2.1' },
    ];
    expect(await said((asked) => [answerTo(asked, [...others, alias('contoso.com', name)])])).toEqual(absent);
  });

  test('as resolvers write it, with pointers and signatures, is read like any other', () => {
    const u16 = (...values: number[]) => Buffer.from(values.flatMap((value) => [value >> 8, value & 0xff]));
    const labels = (...parts: string[]) => Buffer.concat(parts.map((part) => Buffer.from(`${String.fromCharCode(part.length)}${part}`)));
    const record = (owner: Buffer, type: number, data: Buffer) => Buffer.concat([owner, u16(type, 1, 0, 120, data.length), data]);
    // The name of the question is at byte 12, `contoso.com` in it at byte 23.
    const questionPart = Buffer.concat([labels('_challenge', 'contoso', 'com', ''), u16(16, 1)]);
    const target = Buffer.concat([labels('proofs'), u16(0xc017)]);
    const at = 12 + questionPart.length + 12;
    const signature = (type: number) =>
      Buffer.concat([
        u16(type),
        Buffer.from([13, 3]),
        u16(0, 300, 0x7000, 0, 0x6000, 0, 34_505),
        labels('contoso', 'com', ''),
        Buffer.alloc(64, 7),
      ]);
    const option = Buffer.concat([Buffer.from([0]), u16(41, 1232, 0, 0x8000, 0)]);
    const answers = [
      record(u16(0xc00c), 5, target),
      record(u16(0xc00c), 46, signature(5)),
      record(u16(0xc000 | at), 16, Buffer.from('\u0005proof')),
      record(u16(0xc000 | at), 46, signature(16)),
    ];
    const message = Buffer.concat([u16(0x1234, 0x81a0, 1, answers.length, 0, 1), questionPart, ...answers, option]);
    const question = { name, type: 'TXT' } as const;
    const signed = { outcome: 'seen', values: ['proof'], alias: 'proofs.contoso.com', isAuthenticated: true, ttl: 120 };
    expect(readAnswer(message, question, 0x1234)).toEqual(signed);

    const proofOfNothing = [
      record(u16(0xc017), 6, Buffer.concat([labels('ns', ''), labels('admin', ''), Buffer.alloc(20)])),
      record(u16(0xc017), 46, signature(6)),
      // NSEC: the next name begins with a zero byte, then types as bits (TXT, RRSIG, NSEC, and one that has no name).
      record(
        u16(0xc00c),
        47,
        Buffer.concat([Buffer.from([1, 0]), labels('contoso', 'com', ''), Buffer.from([0, 6, 0, 0, 0x80, 0, 0, 3, 1, 1, 0x40])]),
      ),
      record(u16(0xc00c), 46, signature(47)),
      // NSEC3: SHA-1, one round, a salt, the next hash, the types.
      record(
        Buffer.concat([labels('0p9mhaveqvm6t7vbl5lop2u3t2rp3tom'), u16(0xc017)]),
        50,
        Buffer.concat([Buffer.from([1, 0, 0, 1, 2, 0xab, 0xcd, 20]), Buffer.alloc(20, 3), Buffer.from([0, 1, 0x40])]),
      ),
    ];
    for (const [flags, code] of [
      [0x81a0, 0],
      [0x81a3, 3],
    ] as const) {
      const none = Buffer.concat([u16(0x1234, flags, 1, 0, proofOfNothing.length, 1), questionPart, ...proofOfNothing, option]);
      expect([code, readAnswer(none, question, 0x1234)]).toEqual([
        code,
        { outcome: 'absent', values: [], alias: null, isAuthenticated: true, ttl: null },
      ]);
    }
  });

  test('that bytes which are no UTF-8 stand in says so with U+FFFD, and hostile texts come as they are', async () => {
    const hostile = '<script>constructor\u202e\u0000';
    const data = [Buffer.from([0xff, 0x41])] as unknown as string[];
    expect(await said((asked) => [answerTo(asked, [txt(data), txt(hostile)])])).toEqual(seen(hostile, '\ufffdA'));
  });

  test.each([
    ['NXDOMAIN', { code: 3, authorities: [soa] }],
    ['NXDOMAIN without an SOA', { code: 3 }],
    ['NODATA', { authorities: [soa] }],
    ['NODATA without an SOA', {}],
  ])('of %s is absent', async (_what, changes) => {
    expect(await said((asked) => [answerTo(asked, [], changes)])).toEqual(absent);
  });

  test('of a server that is no resolver says nothing', async () => {
    const problem = 'The resolver northwind says nothing of it and asks nobody else; it is not a resolver.';
    const referral: Answer = { type: 'NS', name: 'com', ttl: 1, data: 'a.gtld-servers.net' };
    expect(await said((asked) => [answerTo(asked, [], { authorities: [referral] })])).toEqual(failed(problem));
    const bare = (asked: Asked): Buffer => {
      const bytes = answerTo(asked, []);
      bytes[3] = 0;
      return bytes;
    };
    expect(await said((asked) => [bare(asked)])).toEqual(failed(problem));
  });

  test.each([
    [1, 'FORMERR: it does not understand the question'],
    [2, 'SERVFAIL: it could not find out, or the signatures of DNSSEC are wrong'],
    [4, 'NOTIMP: it does not answer such questions'],
    [5, 'REFUSED: it does not answer us'],
    [9, 'with the code 9'],
  ])('with the code %i fails, even when it brings records', async (code, what) => {
    expect(await said((asked) => [answerTo(asked, [txt('a')], { code })])).toEqual(failed(`The resolver northwind answered ${what}.`));
  });

  test('with the code BADVERS, which stands in two places, fails', async () => {
    const additionals: Answer[] = [
      { type: 'OPT', name: '.', udpPayloadSize: 512, extendedRcode: 1, ednsVersion: 0, flags: 0, flag_do: false, options: [] },
    ];
    expect(await said((asked) => [answerTo(asked, [], { additionals })])).toEqual(
      failed('The resolver northwind answered BADVERS: it does not understand the question.'),
    );
  });
});

describe('an answer that does not fit', () => {
  const cut = (asked: Asked): Buffer => answerTo(asked, [], { flags: 1 << 9 });

  test('is asked for again by TCP, where it may come in pieces', async () => {
    const long = Array.from({ length: 20 }, (_, n) => txt(`${String(n).padStart(2, '0')}${'x'.repeat(200)}`));
    const server = await serveDns((asked) => {
      if (asked.by === 'udp') return [cut(asked)];
      const bytes = framed(answerTo(asked, long));
      return [bytes.subarray(0, 1), bytes.subarray(1, 700), bytes.subarray(700)];
    });
    const look = await lookAtTexts(name, open([server]));
    expect(look.answers[0]?.texts).toHaveLength(20);
    expect(server.asked.map(({ by }) => by)).toEqual(['udp', 'tcp']);
  });

  test.each([
    ['cut short as well', (asked: Asked) => [framed(cut(asked))], 'gave a truncated answer by TCP'],
    [
      'to another question',
      (asked: Asked) => [framed(answerTo({ ...asked, id: asked.id ^ 1 }, [txt('a')]))],
      'gave a foreign answer by TCP',
    ],
    ['of 40,000 bytes', (asked: Asked) => [framed(answerTo(asked, [txt('a')]), 40_000)], 'answered with more than 16384 bytes'],
    ['of no bytes', () => [framed(Buffer.alloc(0))], 'gave a foreign answer by TCP'],
    [
      'that never ends',
      (asked: Asked) => [framed(answerTo(asked, [txt('a')]), 4000)],
      'did not answer by TCP in time, and its answer does not fit into UDP',
    ],
  ])('and is %s by TCP fails', async (_what, reply, problem) => {
    expect(await said((asked) => (asked.by === 'udp' ? [cut(asked)] : reply(asked)), 300)).toEqual(
      failed(`The resolver northwind ${problem}.`),
    );
  });
});

test('an answer of 20,000 bytes by UDP is not read', async () => {
  const many = Array.from({ length: 90 }, () => txt('x'.repeat(200)));
  expect(await said((asked) => [answerTo(asked, many)])).toEqual(failed('The resolver northwind answered with more than 16384 bytes.'));
});

describe('nobody who cannot see the question answers it', () => {
  const forged = txt('forged');
  const late = (count: number) =>
    failed(`The resolver northwind did not answer within 0.2 seconds; ${count} of what came belonged to other questions.`);

  test.each([
    ['another number', (asked: Asked) => answerTo({ ...asked, id: asked.id ^ 1 }, [forged])],
    ['another name', (asked: Asked) => answerTo({ ...asked, question: { ...asked.question, name: 'x.contoso.com' } }, [forged])],
    ['another type', (asked: Asked) => answerTo({ ...asked, question: { ...asked.question, type: 'A' } }, [forged])],
    ['another class', (asked: Asked) => answerTo({ ...asked, question: { ...asked.question, class: 'CH' } }, [forged])],
    ['no question', (asked: Asked) => answerTo(asked, [forged], { questions: [] })],
    ['two questions', (asked: Asked) => answerTo(asked, [forged], { questions: [asked.question, asked.question] })],
    ['the question itself', (asked: Asked) => questionMessage({ name, type: 'TXT' }, asked.id)],
    ['too few bytes', () => Buffer.from([1, 2, 3])],
  ])('%s', async (_what, reply) => {
    expect(await said((asked) => [reply(asked)], 200)).toEqual(late(1));
    expect(await said((asked) => [reply(asked), answerTo(asked, [txt('true')])])).toEqual(seen('true'));
  });

  test('another source', async () => {
    const other = createSocket('udp4');
    await new Promise<void>((done) => other.bind(0, '127.0.0.1', done));
    const stranger = await serveDns(() => []);
    let askedFrom = 0;
    // The server does not answer; somebody who knows everything, but has another port, does.
    const relay = createSocket('udp4');
    relay.on('message', (bytes, from) => {
      askedFrom = from.port;
      const asked: Asked = { question: { name, type: 'TXT', class: 'IN' }, id: bytes.readUInt16BE(0), message: {}, by: 'udp' };
      other.send(answerTo(asked, [forged]), from.port, from.address);
    });
    await new Promise<void>((done) => relay.bind(0, '127.0.0.1', done));
    const settings = { name: stranger.name, address: `udp://127.0.0.1:${relay.address().port}` };
    const look = await lookAtTexts(name, open([settings], 300));
    other.close();
    relay.close();
    expect(askedFrom).toBeGreaterThan(0);
    expect(look.answers).toEqual([failed('The resolver northwind did not answer within 0.3 seconds.')]);
  });
});

describe('a resolver that does not answer', () => {
  test('is asked twice', async () => {
    const server = await serveDns(() => []);
    const look = await lookAtTexts(name, open([server], 200));
    expect(look.answers).toEqual([failed('The resolver northwind did not answer within 0.2 seconds.')]);
    expect(server.asked).toHaveLength(2);
    let count = 0;
    expect(await said((asked) => ((count += 1) === 1 ? [] : [answerTo(asked, [txt('a')])]), 300)).toEqual(seen('a'));
  });

  test.each([
    ['nothing listens there', 'udp://127.0.0.1:1'],
    ['the system has no way there', 'udp://255.255.255.255:53'],
  ])('because %s is told at once', async (_what, address) => {
    const settings = { name: 'northwind', address };
    const look = await lookAtTexts(name, open([settings], 30_000));
    expect(look.answers).toEqual([failed('The resolver northwind cannot be reached.')]);
  });
});

describe('several resolvers', () => {
  test('that disagree are told apart, and one that fails changes nothing for the others', async () => {
    const [one, two, three] = await Promise.all([
      serveDns((asked) => [answerTo(asked, [txt('proof')])]),
      serveDns((asked) => [answerTo(asked, [], { code: 3 })]),
      serveDns(() => []),
    ]);
    const resolvers = open(
      [
        { ...one, name: 'one' },
        { ...two, name: 'two' },
        { ...three, name: 'three' },
      ],
      300,
    );
    expect(await lookAtTexts(name, resolvers)).toEqual({
      kind: 'dns-txt',
      name,
      answers: [
        { ...seen('proof'), resolver: 'one' },
        { ...absent, resolver: 'two' },
        { ...failed('The resolver three did not answer within 0.3 seconds.'), resolver: 'three' },
      ],
    });
  });

  test.each([
    [{ A: ['192.0.2.1'], AAAA: [] }, 'seen', null],
    [{ A: [], AAAA: ['2001:db8::1'] }, 'seen', null],
    [{ A: [], AAAA: [] }, 'absent', null],
    [{ A: ['192.0.2.1'], AAAA: undefined }, 'seen', null],
    [{ A: [], AAAA: undefined }, 'failed', 'The resolver northwind answered REFUSED: it does not answer us.'],
  ])('an address of %j is %s', async (records: Record<string, string[] | undefined>, outcome, problem) => {
    const server = await serveDns((asked) => {
      const { type } = asked.question;
      const found = type === 'A' || type === 'AAAA' ? records[type] : undefined;
      if (found === undefined || (type !== 'A' && type !== 'AAAA')) return [answerTo(asked, [], { code: 5 })];
      return [
        answerTo(
          asked,
          found.map((data): Answer => ({ type, name: 'api.contoso.com', ttl: 1, data })),
        ),
      ];
    });
    expect(await lookAtAddresses('API.contoso.com', open([server]))).toEqual({
      kind: 'address',
      host: 'api.contoso.com',
      answers: [{ resolver: 'northwind', outcome, problem }],
    });
  });
});

describe('whatever bytes come', () => {
  const question = { name, type: 'TXT' } as const;
  const asked: Asked = { question: { ...question, class: 'IN' }, id: 0x1234, message: {}, by: 'udp' };
  const good = answerTo(asked, [alias(name, 'a.example.com'), txt(['proof', 'text'], 'a.example.com')], { authorities: [soa] });

  test('an answer that is cut off anywhere, or goes on, is never taken for another one', () => {
    const bare = answerTo(asked, [txt(['proof', 'and more'])]);
    for (const whole of [good, bare])
      for (let length = 0; length < whole.length; length += 1) {
        const answer = readAnswer(whole.subarray(0, length), question, asked.id);
        expect(answer === 'foreign' || (typeof answer === 'object' && answer.outcome === 'failed')).toBe(true);
      }
    expect(readAnswer(Buffer.concat([bare, Buffer.from([0])]), question, asked.id)).toMatchObject({
      problem: 'answered with a message that cannot be read',
    });
  });

  test('reading them never throws', () => {
    const header = Buffer.from([0x12, 0x34, 0x81, 0x80]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.boolean(), (bytes, isHeaded) => {
        readAnswer(isHeaded ? Buffer.concat([header, bytes]) : bytes, question, asked.id);
      }),
      { numRuns: 5000 },
    );
  });

  test('changing a good answer here and there never throws, and what is seen has values', () => {
    const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of changes) bytes[at] = value;
        const answer = readAnswer(bytes, question, asked.id);
        if (typeof answer === 'object' && answer.outcome === 'seen') expect(answer.values.length).toBeGreaterThan(0);
      }),
      { numRuns: 5000 },
    );
  });

  test('sent over the network they become a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const answer = await said(({ id }) => [Buffer.concat([Buffer.from([id >> 8, id & 0xff, 0x81, 0x80]), bytes])], 50);
        expect(answer.outcome).toBe('failed');
        expect(answer.problem).toMatch(/^The resolver northwind .+\.$/);
      }),
      { numRuns: 8 },
    );
  });
});

describe('over https', () => {
  const certificate = authority.issue(['dns.contoso.com']);
  const doh = { name: 'northwind', address: 'https://dns.contoso.com/dns-query' };
  const messageType = 'application/dns-message';

  async function dohServer(answer: (asked: Asked) => { type?: string; status?: number; bytes: Uint8Array }) {
    const requests: { method?: string; url?: string; type?: string; host?: string }[] = [];
    const port = await serveHttps((request, response) => {
      const parts: Buffer[] = [];
      const { method = '', url = '', headers } = request;
      requests.push({ method, url, type: headers['content-type'] ?? '', host: headers.host ?? '' });
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const asked: Asked = {
          question: { name, type: 'TXT', class: 'IN' },
          id: Buffer.concat(parts).readUInt16BE(0),
          message: {},
          by: 'tcp',
        };
        const { type = messageType, status = 200, bytes } = answer(asked);
        response.writeHead(status, { 'content-type': type, 'cache-control': 'max-age=60' }).end(bytes);
      });
    }, certificate);
    return { port, requests };
  }

  test('the question is posted in wire format, and the answer read like any other', async () => {
    const { port, requests } = await dohServer((asked) => ({ bytes: answerTo(asked, [txt(['pro', 'of'])], { flags: checked }) }));
    const look = await lookAtTexts(name, open([doh], 3000, loopbackNet(port)));
    expect(look.answers).toEqual([{ ...seen('proof'), isAuthenticated: true }]);
    expect(requests).toEqual([{ method: 'POST', url: '/dns-query', type: messageType, host: 'dns.contoso.com' }]);
  });

  test('at an address that the operator gives, the system is not asked for one', async () => {
    const { port } = await dohServer((asked) => ({ bytes: answerTo(asked, [txt('proof')]) }));
    const net = { ...loopbackNet(port), resolve: () => Promise.reject(new Error('resolved')), isAdmitted: () => false };
    expect((await lookAtTexts(name, open([{ ...doh, ip: '127.0.0.1' }], 3000, net))).answers).toEqual([seen('proof')]);
  });

  test.each([
    ['a status', { status: 429, bytes: Buffer.alloc(0) }, 'answered with the HTTP status 429'],
    ['a redirect', { status: 302, bytes: Buffer.alloc(0) }, 'answered with the HTTP status 302'],
    ['a page', { type: 'text/html', bytes: Buffer.from('<html>') }, 'answered with something else than application/dns-message'],
    ['nothing', { bytes: Buffer.alloc(0) }, 'gave a foreign answer'],
    ['20,000 bytes', { bytes: Buffer.alloc(20_000) }, 'could not be asked: dns.contoso.com answers with more than 16384 bytes'],
  ])('%s in place of an answer fails', async (_what, answer, problem) => {
    const { port } = await dohServer(() => answer);
    expect((await lookAtTexts(name, open([doh], 3000, loopbackNet(port)))).answers).toEqual([failed(`The resolver northwind ${problem}.`)]);
  });

  test('an answer to another question, and one with a wrong certificate, fail', async () => {
    const { port } = await dohServer((asked) => ({ bytes: answerTo({ ...asked, id: asked.id ^ 1 }, [txt('a')]) }));
    expect((await lookAtTexts(name, open([doh], 3000, loopbackNet(port)))).answers).toEqual([
      failed('The resolver northwind gave a foreign answer.'),
    ]);
    const other = await serveHttps(() => {}, authority.issue(['dns.fabrikam.com']));
    expect((await lookAtTexts(name, open([doh], 3000, loopbackNet(other)))).answers).toEqual([
      failed('The resolver northwind could not be asked: The certificate that dns.contoso.com shows is for another host.'),
    ]);
  });
});

test.each([
  ['https://1.1.1.1/dns-query', undefined, 'It is "https://HOST/dns-query" with the name of a host, or "udp://IP:PORT".'],
  ['http://dns.contoso.com/dns-query', undefined, 'It is "https://HOST/dns-query" with the name of a host, or "udp://IP:PORT".'],
  ['tls://dns.contoso.com', undefined, 'It is "https://HOST/dns-query" with the name of a host, or "udp://IP:PORT".'],
  ['https://dns.contoso.com/dns-query', 'here', 'Its "ip" is no IP address: "here".'],
  ['udp://dns.contoso.com:53', undefined, 'udp:// takes an IP address and a port: "udp://192.0.2.1:53" or "udp://[2001:db8::1]:53".'],
  ['udp://192.0.2.1:70000', undefined, 'udp:// takes an IP address and a port: "udp://192.0.2.1:53" or "udp://[2001:db8::1]:53".'],
  ['udp://2001:db8::1', undefined, 'udp:// takes an IP address and a port: "udp://192.0.2.1:53" or "udp://[2001:db8::1]:53".'],
])('the resolver address %j (ip %j) is refused', (address, ip, wayOut) => {
  const settings = { name: 'northwind', address, ...(ip !== undefined && { ip }) };
  expect(() => openResolver(settings, publicInternet)).toThrow(
    new UserError(`The address of the resolver "northwind" cannot be used: ${JSON.stringify(address)}. ${wayOut}`),
  );
});
