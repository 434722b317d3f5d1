import { CompiledQuery, type DatabaseConnection, SqliteAdapter, SqliteDialect } from 'kysely';

/** SQLite can undo changes of tables too; Kysely's own adapter does without. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Transactions that take the write lock when they begin. A deferred one takes it at its first write, and fails there at
 * once, without waiting, when another process wrote since it began to read.
 */
export class ImmediateSqliteDialect extends SqliteDialect {
  override createDriver() {
    const driver = super.createDriver();
    driver.beginTransaction = async (connection: DatabaseConnection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    };
    return driver;
  }

  override createAdapter() {
    return new TransactionalAdapter();
  }
}
