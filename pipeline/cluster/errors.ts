import * as Schema from "effect/Schema"

/** The database cannot be used. The password is in none of the fields. */
export class DatabaseUnavailable extends Schema.TaggedError<DatabaseUnavailable>()("DatabaseUnavailable", {
  /** Host, port and name of the database, as far as the address has them. */
  database: Schema.String,
  reason: Schema.String
}) {
  get exitCode(): 69 {
    return 69
  }
  override get message(): string {
    return (
      `the database ${this.database} cannot be used: ${this.reason}. ` +
      "Check the address, that the server runs and that this machine may connect; without --database the build needs none."
    )
  }
}

/** The address is no address of a database. It is not repeated: it may hold a password. */
export class AddressUnusable extends Schema.TaggedError<AddressUnusable>()("AddressUnusable", {}) {
  get exitCode(): 2 {
    return 2
  }
  override get message(): string {
    return "--database takes an address such as postgres://USER@HOST:5432/NAME; the password may stand in PGPASSWORD."
  }
}
