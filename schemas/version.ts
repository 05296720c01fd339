/** Version of the data contract: removing, renaming, narrowing or re-keying a column is MAJOR, an added one MINOR. */
export const CONTRACT_VERSION = "1.2.0"
