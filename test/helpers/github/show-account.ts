import type { JsonObject } from '../../../src/connector/json-value.ts';
import { type App, apiUrl, nodeId, type User, type World } from './world.ts';

/** An account as other objects hold it (`simple-user`). */
export function showUser(world: World, user: User): JsonObject {
  const path = encodeURIComponent(user.login);
  const url = `${apiUrl(world)}/users/${path}`;
  return {
    login: user.login,
    id: user.id,
    node_id: nodeId(user.type === 'Organization' ? 'O' : user.type === 'Bot' ? 'BOT' : 'U', user.id),
    avatar_url: `${world.serverUrl}/avatars/u/${user.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: user.type === 'Bot' ? `${world.serverUrl}/apps/${user.login.replace('[bot]', '')}` : `${world.serverUrl}/${path}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: user.type,
    site_admin: false,
  };
}

/** An account as `GET /users/{username}` tells it. */
export function showPublicUser(world: World, user: User): JsonObject {
  return {
    ...showUser(world, user),
    name: null,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: user.createdAt,
    updated_at: user.createdAt,
  };
}

/** A GitHub App (`integration`). */
export function showApp(world: World, app: App): JsonObject {
  return {
    id: app.id,
    slug: app.slug,
    client_id: `Iv23li${app.slug}`,
    node_id: nodeId('A', app.id),
    owner: showUser(world, world.repository.owner),
    name: app.name,
    description: '',
    external_url: 'https://example.com/app',
    html_url: `${world.serverUrl}/apps/${app.slug}`,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: shownPermissions(app),
    events: [],
  };
}

/** The installation of an App on the repository. */
export function showInstallation(world: World, app: App): JsonObject {
  return {
    id: app.installationId,
    account: showUser(world, world.repository.owner),
    repository_selection: 'selected',
    access_tokens_url: `${apiUrl(world)}/app/installations/${app.installationId}/access_tokens`,
    repositories_url: `${apiUrl(world)}/installation/repositories`,
    html_url: `${world.serverUrl}/organizations/${world.repository.owner.login}/settings/installations/${app.installationId}`,
    app_id: app.id,
    client_id: `Iv23li${app.slug}`,
    target_id: world.repository.owner.id,
    target_type: world.repository.owner.type,
    permissions: { metadata: 'read', ...app.permissions },
    events: [],
    created_at: app.createdAt,
    updated_at: app.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    app_slug: app.slug,
    suspended_by: null,
    suspended_at: null,
  };
}

// The description of an App lists five permissions only; the real answer has all of them.
function shownPermissions(app: App): JsonObject {
  const listed = ['issues', 'checks', 'metadata', 'contents', 'deployments'];
  return Object.fromEntries(Object.entries({ metadata: 'read', ...app.permissions }).filter(([name]) => listed.includes(name)));
}
