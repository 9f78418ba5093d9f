-- The database of the server, and a login that owns it and nothing else. It may run again; the password is then the one of the environment.
IF DB_ID(N'smsauth') IS NULL CREATE DATABASE smsauth;
GO
-- Readers do not wait for writers, as in the databases that the command migrate makes by itself.
IF (SELECT is_read_committed_snapshot_on FROM sys.databases WHERE name = N'smsauth') = 0
    ALTER DATABASE smsauth SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
IF SUSER_ID(N'smsauth') IS NULL
    CREATE LOGIN smsauth WITH PASSWORD = N'$(DATABASE_PASSWORD)', DEFAULT_DATABASE = smsauth;
ELSE
    ALTER LOGIN smsauth WITH PASSWORD = N'$(DATABASE_PASSWORD)';
GO
USE smsauth;
GO
IF USER_ID(N'smsauth') IS NULL CREATE USER smsauth FOR LOGIN smsauth;
ALTER ROLE db_owner ADD MEMBER smsauth;
GO
