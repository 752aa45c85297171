import { arrayOr, isObject, type JsonObject, objectOr } from '../../../src/connector/json-value.ts';
import { type ApiRequest, type Endpoint, listed, numberOf, ok, textOf } from './api.ts';
import { resolve } from './git-objects.ts';
import { checkCompleted } from './merge-queue.ts';
import { notFound, Refusal } from './refusal.ts';
import { showAnnotation, showCheckRun, showSuite, suiteId } from './show-check.ts';
import { type CheckRun, freshId, timestamp } from './world.ts';

/** What a check run says; written over by each request, but for the annotations, which are added. */
function apply({ world, body }: Pick<ApiRequest, 'world' | 'body'>, run: CheckRun): void {
  const output = body['output'];
  if (isObject(output)) {
    run.output = {
      title: textOf(output, 'title') ?? run.output.title,
      summary: textOf(output, 'summary') ?? run.output.summary,
      text: textOf(output, 'text') ?? run.output.text,
    };
    run.annotations.push(...arrayOr(output['annotations']).map(objectOr));
  }
  run.name = textOf(body, 'name') ?? run.name;
  run.externalId = textOf(body, 'external_id') ?? run.externalId;
  run.detailsUrl = textOf(body, 'details_url') ?? run.detailsUrl;
  run.startedAt = textOf(body, 'started_at') ?? run.startedAt;
  const conclusion = textOf(body, 'conclusion');
  const status = conclusion === undefined ? textOf(body, 'status') : 'completed';
  if (status === 'completed' && conclusion === undefined && run.conclusion === null)
    throw new Refusal(422, 'Invalid request.\n\nMissing required key "conclusion".');
  if (conclusion === 'stale') throw new Refusal(422, 'Invalid request.\n\nOnly GitHub can mark a check run as stale.');
  if (status !== undefined) run.status = status;
  if (status === 'completed') {
    run.conclusion = conclusion ?? run.conclusion;
    run.completedAt = textOf(body, 'completed_at') ?? timestamp(world);
  } else if (status !== undefined) {
    run.conclusion = null;
    run.completedAt = null;
  }
}

const annotationFaults = (body: JsonObject): void => {
  for (const annotation of arrayOr(objectOr(body['output'])['annotations']).map(objectOr)) {
    const columns = annotation['start_column'] !== undefined || annotation['end_column'] !== undefined;
    if (columns && annotation['start_line'] !== annotation['end_line'])
      throw new Refusal(422, 'Invalid request.\n\nstart_column and end_column only apply when start_line and end_line are the same.');
    if (Number(annotation['end_line']) < Number(annotation['start_line']))
      throw new Refusal(422, 'Invalid request.\n\nend_line must not be before start_line.');
    for (const member of ['message', 'raw_details'] as const)
      if (Buffer.byteLength(textOf(annotation, member) ?? '') > 65_536)
        throw new Refusal(422, `Invalid request.\n\n${member} is longer than 64 KB.`);
    if ([...(textOf(annotation, 'title') ?? '')].length > 255)
      throw new Refusal(422, 'Invalid request.\n\ntitle is longer than 255 characters.');
  }
};

const create: Endpoint = (request) => {
  const { world, body, token } = request;
  if (token.kind === 'user') throw new Refusal(403, 'You must authenticate via a GitHub App.');
  const sha = String(body['head_sha']);
  if (!/^[0-9a-f]{40}$/.test(sha) || resolve(world, sha) === undefined) throw new Refusal(422, `No commit found for SHA: ${sha}`);
  if (String(body['name']).trim() === '') throw new Refusal(422, 'Invalid request.\n\nname cannot be blank.');
  annotationFaults(body);
  const run: CheckRun = {
    id: freshId(world),
    app: token.app,
    sha,
    name: String(body['name']),
    status: 'queued',
    conclusion: null,
    startedAt: timestamp(world),
    completedAt: null,
    detailsUrl: null,
    externalId: '',
    output: { title: null, summary: null, text: null },
    annotations: [],
  };
  apply(request, run);
  world.checkRuns.push(run);
  checkCompleted(world, run);
  return ok(showCheckRun(world, run), 201);
};

const asked = (request: ApiRequest): CheckRun => {
  const run = request.world.checkRuns.find((each) => each.id === numberOf(request, 'check_run_id'));
  if (run === undefined) throw notFound();
  return run;
};

const update: Endpoint = (request) => {
  const { world, body, token } = request;
  const run = asked(request);
  if (token.kind === 'user') throw new Refusal(403, 'You must authenticate via a GitHub App.');
  if (run.app.id !== token.app.id)
    throw new Refusal(403, `Invalid app_id \`${token.app.id}\` - check run can only be modified by the GitHub App that created it.`);
  annotationFaults(body);
  apply(request, run);
  checkCompleted(world, run);
  return ok(showCheckRun(world, run));
};

function runsOf({ world, values, query }: ApiRequest): readonly CheckRun[] {
  const sha = resolve(world, values['ref'] ?? '');
  if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${values['ref']}`);
  const name = query.get('check_name');
  const app = query.get('app_id');
  const found = world.checkRuns.filter(
    (run) => run.sha === sha && (name === null || run.name === name) && (app === null || run.app.id === Number(app)),
  );
  return found;
}

const list: Endpoint = (request) => {
  const status = request.query.get('status');
  const found = runsOf(request);
  const latest = new Map(found.map((run) => [`${run.app.id} ${run.name}`, run]));
  const chosen = (request.query.get('filter') ?? 'latest') === 'all' ? found : [...latest.values()];
  const wanted = chosen.filter((run) => status === null || run.status === status).reverse();
  return listed(request, wanted, (run) => showCheckRun(request.world, run), 'check_runs');
};

const suites: Endpoint = (request) => {
  const groups = new Map<number, CheckRun[]>();
  for (const run of runsOf(request)) groups.set(suiteId(run), [...(groups.get(suiteId(run)) ?? []), run]);
  const found = [...groups.values()] as unknown as readonly (readonly [CheckRun, ...CheckRun[]])[];
  return listed(request, found, (runs) => showSuite(request.world, runs), 'check_suites');
};

const annotations: Endpoint = (request) => {
  const run = asked(request);
  return listed(request, run.annotations, (annotation) => showAnnotation(request.world, run, annotation));
};

/** Check runs. */
export const checkEndpoints: Readonly<Record<string, Endpoint>> = {
  'checks/create': create,
  'checks/update': update,
  'checks/get': (request) => ok(showCheckRun(request.world, asked(request))),
  'checks/list-for-ref': list,
  'checks/list-annotations': annotations,
  'checks/list-suites-for-ref': suites,
};
