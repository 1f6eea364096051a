/** Schema 1: what people look at. */
export const firstViews: string = `
CREATE VIEW users AS
  SELECT subjects.id, user_rows.*, subjects.batch
  FROM user_rows JOIN subjects USING (key);
CREATE VIEW devices AS
  SELECT subjects.id, device_rows.*, subjects.batch
  FROM device_rows JOIN subjects USING (key);
CREATE VIEW groups AS
  SELECT id, displayName, membershipType, membershipRule, processingState, status, staleSince, settings, batch, key
  FROM group_rows
  WHERE settings IS NOT NULL;
CREATE VIEW memberships AS
  SELECT
    group_rows.id AS group_id,
    group_rows.displayName AS group_name,
    subjects.id AS subject_id,
    subjects.kind AS subject_kind,
    coalesce(user_rows.displayName, device_rows.displayName) AS subject_name
  FROM membership_rows
    JOIN group_rows ON group_rows.key = group_key
    JOIN subjects ON subjects.key = subject_key
    LEFT JOIN user_rows ON user_rows.key = subject_key
    LEFT JOIN device_rows ON device_rows.key = subject_key;
CREATE VIEW membership_changes AS
  SELECT
    sequence,
    membership_log.batch,
    batches.at,
    iif(joined, 'joined', 'left') AS kind,
    group_rows.id AS group_id,
    subjects.id AS subject_id,
    cause
  FROM membership_log
    JOIN batches USING (batch)
    JOIN group_rows ON group_rows.key = group_key
    JOIN subjects ON subjects.key = subject_key;
`;
