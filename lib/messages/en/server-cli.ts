/** Words of what is run beside the server. */
export const breakGlassMessages = {
  usage: `Usage: npm run break-glass -- --email ADDRESS

Makes a link by which one person joins this site as a reviewer when no reviewer can sign in. It works once, within an
hour, and the audit log says that it was made. Run it on the server's machine, with the same DATABASE_URL or
BEHEALTHY_DATA_DIR, BEHEALTHY_ORIGIN and PORT as the server; the server may go on running.`,
  noData: (folder: string) =>
    `${folder} holds no data of a server. Say where it is (BEHEALTHY_DATA_DIR, or DATABASE_URL for PostgreSQL) and try again.`,
  'person-exists': `Somebody has an account with this address, so no link was made: it would replace their password.
Sign in with it; if the password is lost, give another address of that person. Once they have joined with it, they
remove the old account on the page "People and site", and may invite the old address again.`,
  'nobody-yet':
    'Nobody has an account here yet, so there is nothing to break. Start the server: it prints a link for the first person.',
  link: (link: string) => `
A reviewer joins, once and within an hour, by this link:

  ${link}

Give it to that person alone. The audit log says that it was made; the page "People and site" lists it.
`,
} as const;

/** Words of `npm run back-up`. */
export const backUpMessages = {
  usage: `Usage: npm run back-up -- FOLDER

Copies what a server on SQLite keeps, whole and with its keys, into FOLDER, which must not exist yet. Run it on the
server's machine, with the same BEHEALTHY_DATA_DIR; the server may go on running. To restore, start a server with
BEHEALTHY_DATA_DIR=FOLDER.`,
  postgres: 'This server is on PostgreSQL (DATABASE_URL), which has its keys too: back it up by pg_dump.',
  'no-data': (folder: string) =>
    `${folder} holds no data of a server. Say where it is (BEHEALTHY_DATA_DIR) and try again.`,
  'folder-exists': (folder: string) => `${folder} exists already: name a new folder, so that no older copy is lost.`,
  done: (folder: string) => `${folder} has all of it. It holds the server's keys: keep it as you keep passwords.`,
} as const;
