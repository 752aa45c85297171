import { arrayOr, isObject } from '../../../src/connector/json-value.ts';
import { type ApiRequest, type Endpoint, listed, numberOf, ok, textOf } from './api.ts';
import { invalid, notFound, Refusal } from './refusal.ts';
import { showLabel } from './show-issue.ts';
import { freshId, type Issue, type Label, timestamp, type World } from './world.ts';

/** The label of that name, whatever the case of its letters; adding one that is not there makes it, as GitHub does. */
export function labelNamed(world: World, name: string, make: boolean): Label {
  const found = world.labels.find((label) => label.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  if (!make) throw notFound();
  return addLabel(world, name, 'ededed', null);
}

function checkName(name: string): void {
  if (name.trim() === '') throw invalid('Label', 'name', 'missing_field');
  if ([...name].length > 50) throw invalid('Label', 'name', 'custom', 'name is too long (maximum is 50 characters)');
}

function checkRest(color: string | undefined, description: string | undefined): void {
  if (color !== undefined && !/^[0-9a-f]{6}$/i.test(color)) throw invalid('Label', 'color', 'invalid');
  if ([...(description ?? '')].length > 100)
    throw invalid('Label', 'description', 'custom', 'description is too long (maximum is 100 characters)');
}

function addLabel(world: World, name: string, color: string, description: string | null): Label {
  checkName(name);
  checkRest(color, description ?? undefined);
  const label: Label = { id: freshId(world), name, color, description };
  world.labels.push(label);
  return label;
}

const asked = (request: ApiRequest): Issue => {
  const issue = request.world.issues.get(numberOf(request, 'issue_number'));
  if (issue === undefined) throw notFound();
  return issue;
};

const shown = (request: ApiRequest, issue: Issue) => ok(issue.labels.map((label) => showLabel(request.world, label)));

const names = ({ body }: ApiRequest): readonly string[] =>
  arrayOr(body['labels']).map((label) => (isObject(label) ? String(label['name']) : String(label)));

const add: Endpoint = (request) => {
  const issue = asked(request);
  for (const name of names(request)) {
    const label = labelNamed(request.world, name, true);
    if (!issue.labels.includes(label)) issue.labels.push(label);
  }
  issue.updatedAt = timestamp(request.world);
  return shown(request, issue);
};

const set: Endpoint = (request) => {
  const issue = asked(request);
  issue.labels = [...new Set(names(request).map((name) => labelNamed(request.world, name, true)))];
  issue.updatedAt = timestamp(request.world);
  return shown(request, issue);
};

const remove: Endpoint = (request) => {
  const issue = asked(request);
  const name = (request.values['name'] ?? '').toLowerCase();
  const label = issue.labels.find((each) => each.name.toLowerCase() === name);
  if (label === undefined) throw new Refusal(404, 'Label does not exist');
  issue.labels = issue.labels.filter((each) => each !== label);
  issue.updatedAt = timestamp(request.world);
  return shown(request, issue);
};

const removeAll: Endpoint = (request) => {
  asked(request).labels = [];
  return { status: 204 };
};

const create: Endpoint = ({ world, body }) => {
  const name = String(body['name']);
  if (world.labels.some((label) => label.name.toLowerCase() === name.toLowerCase())) throw invalid('Label', 'name', 'already_exists');
  return ok(showLabel(world, addLabel(world, name, textOf(body, 'color') ?? 'ededed', textOf(body, 'description') ?? null)), 201);
};

const update: Endpoint = ({ world, body, values }) => {
  const label = labelNamed(world, values['name'] ?? '', false);
  const name = textOf(body, 'new_name');
  checkRest(textOf(body, 'color'), textOf(body, 'description'));
  if (name !== undefined) {
    checkName(name);
    if (world.labels.some((each) => each !== label && each.name.toLowerCase() === name.toLowerCase()))
      throw invalid('Label', 'name', 'already_exists');
    label.name = name;
  }
  label.color = textOf(body, 'color') ?? label.color;
  label.description = textOf(body, 'description') ?? label.description;
  return ok(showLabel(world, label));
};

const destroy: Endpoint = ({ world, values }) => {
  const label = labelNamed(world, values['name'] ?? '', false);
  world.labels.splice(world.labels.indexOf(label), 1);
  for (const issue of world.issues.values()) issue.labels = issue.labels.filter((each) => each !== label);
  return { status: 204 };
};

/** Labels of the repository and of its issues. */
export const labelEndpoints: Readonly<Record<string, Endpoint>> = {
  'issues/list-labels-on-issue': (request) => listed(request, asked(request).labels, (label) => showLabel(request.world, label)),
  'issues/add-labels': add,
  'issues/set-labels': set,
  'issues/remove-label': remove,
  'issues/remove-all-labels': removeAll,
  'issues/list-labels-for-repo': (request) => listed(request, request.world.labels, (label) => showLabel(request.world, label)),
  'issues/get-label': ({ world, values }) => ok(showLabel(world, labelNamed(world, values['name'] ?? '', false))),
  'issues/create-label': create,
  'issues/update-label': update,
  'issues/delete-label': destroy,
};
