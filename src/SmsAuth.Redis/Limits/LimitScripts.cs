namespace SmsAuth.Redis.Limits;

/// <summary>
/// What Redis runs. A key is a hash: the ring of a quota has the fields n0 to n5 (units) and t0 to t5 (number of the bucket); a pace has n (steps)
/// and t (the millisecond in which it starts over). Everything is read before anything is written, so that a script that fails has changed
/// nothing. Lua counts in doubles, exact up to 2^53: milliseconds are below 2^48 until the year 9999, and are stored as they came, never as Lua
/// prints them.
/// </summary>
internal static class LimitScripts
{
    /// <summary>
    /// Takes of all quotas and steps the pace, or nothing. Keys: those of the quotas, then that of the pace. Arguments: the number of quotas; for
    /// each of them slot, bucket, newest dead bucket, units, limit and life in milliseconds; for the pace now, its reset and its life. Returns 0
    /// and the step (0 without a pace), or the number of the first quota without room, from 1, and its ring.
    /// </summary>
    public const string Take =
        """
        local function outlive(key, life)
          if redis.call('PTTL', key) < tonumber(life) then redis.call('PEXPIRE', key, life) end
        end

        local quotas = tonumber(ARGV[1])
        local newest = {}
        for i = 1, quotas do
          local at = 6 * i - 4
          local dead, units, limit = tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3]), tonumber(ARGV[at + 4])
          local ring = redis.call('HMGET', KEYS[i], 'n0', 't0', 'n1', 't1', 'n2', 't2', 'n3', 't3', 'n4', 't4', 'n5', 't5')
          local count = 0
          for slot = 0, 5 do
            if tonumber(ring[2 * slot + 2] or 0) > dead then count = count + tonumber(ring[2 * slot + 1] or 0) end
          end
          if count + math.max(units, 1) > limit then return {i, unpack(ring, 1, 12)} end
          newest[i] = tonumber(ring[2 * ARGV[at] + 2] or -1)
        end

        local at = 6 * quotas + 2
        local step = 0
        local pace = KEYS[quotas + 1]
        if pace then
          local ends = redis.call('HGET', pace, 't')
          if ends and tonumber(ends) > tonumber(ARGV[at]) then step = tonumber(redis.call('HGET', pace, 'n')) end
          step = step + 1
        end

        for i = 1, quotas do
          local at = 6 * i - 4
          local slot, bucket, units = ARGV[at], ARGV[at + 1], ARGV[at + 3]
          if tonumber(units) > 0 then
            if newest[i] >= tonumber(bucket) then
              redis.call('HINCRBY', KEYS[i], 'n' .. slot, units)
            else
              redis.call('HSET', KEYS[i], 'n' .. slot, units, 't' .. slot, bucket)
            end
            outlive(KEYS[i], ARGV[at + 5])
          end
        end

        if pace then
          redis.call('HSET', pace, 'n', step, 't', ARGV[at + 1])
          outlive(pace, ARGV[at + 2])
        end
        return {0, step}
        """;

    /// <summary>
    /// Gives units back where the bucket in which they were taken still stands. Keys: those of the quotas. Arguments: for each of them slot, bucket
    /// and units.
    /// </summary>
    public const string GiveBack =
        """
        for i, key in ipairs(KEYS) do
          local slot, bucket, units = ARGV[3 * i - 2], ARGV[3 * i - 1], tonumber(ARGV[3 * i])
          local stands = redis.call('HMGET', key, 'n' .. slot, 't' .. slot)
          if stands[2] and tonumber(stands[2]) == tonumber(bucket) and tonumber(stands[1]) >= units then
            redis.call('HINCRBY', key, 'n' .. slot, -units)
          end
        end
        return 0
        """;
}
