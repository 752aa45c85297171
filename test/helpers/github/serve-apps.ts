import { objectOr } from '../../../src/connector/json-value.ts';
import { type Endpoint, ok } from './api.ts';
import { apiPermissions } from './permissions.ts';
import { notFound, Refusal } from './refusal.ts';
import { showApp, showInstallation, showPublicUser } from './show-account.ts';

const user: Endpoint = ({ world, values }) => {
  const found = [...world.users.values()].find(
    (each) => each.login.toLowerCase() === values['username']?.toLowerCase() || String(each.id) === values['account_id'],
  );
  if (found === undefined) throw notFound();
  return ok(showPublicUser(world, found));
};

const accessToken: Endpoint = ({ world, body, token, values }) => {
  const { app } = token;
  if (String(app.installationId) !== values['installation_id']) throw notFound();
  const asked = apiPermissions(objectOr(body['permissions']) as Readonly<Record<string, string>>);
  for (const [name, access] of Object.entries(asked))
    if (app.permissions[name] !== 'write' && app.permissions[name] !== access && name !== 'metadata')
      throw new Refusal(422, 'The permissions requested are not granted to this installation.');
  const permissions = body['permissions'] === undefined ? app.permissions : asked;
  const value = `ghs_${world.nextId++}`;
  world.tokens.set(value, { value, kind: 'app', app, permissions, actor: app.bot, used: 0, windowEnds: 0 });
  const expires = new Date(world.now().getTime() + 3_600_000).toISOString().slice(0, 19);
  return ok(
    { token: value, expires_at: `${expires}Z`, permissions: { metadata: 'read', ...permissions }, repository_selection: 'selected' },
    201,
  );
};

/** Apps and accounts. */
export const appEndpoints: Readonly<Record<string, Endpoint>> = {
  'apps/get-authenticated': ({ world, token }) => ok({ ...showApp(world, token.app), installations_count: 1 }),
  'apps/get-repo-installation': ({ world, token }) => ok(showInstallation(world, token.app)),
  'apps/create-installation-access-token': accessToken,
  'users/get-by-username': user,
  'users/get-by-id': user,
};
