namespace SmsAuth.Server.Keys.Stores;

/// <summary>Where keys are kept.</summary>
internal enum KeyPlace
{
    /// <summary>In files of a folder that every node mounts.</summary>
    Folder,

    /// <summary>In the database of all nodes.</summary>
    Database,
}
