using System.Text.Json.Nodes;
using SmsAuth.Server.Tests.Accounts;
using SmsAuth.Server.Tests.Running;

namespace SmsAuth.Server.Tests.Admin;

public sealed class UserApiTests(UserServer fixture) : IClassFixture<UserServer>, IAsyncLifetime
{
    private const string Why = """{"reason":"lost phone, ticket 17"}""";

    private static int last = 300;

    private readonly AccountWire app = new(fixture.Server.Http);
    private AdminWire admin = null!;

    // Tests of one server each have people of their own.
    private string Anna { get; } = Next();

    private string Berit { get; } = Next();

    public async ValueTask InitializeAsync() => admin = await AdminWire.SignInAsync(fixture.Server.Http);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_user_is_found_by_number_id_and_name_and_shown_without_the_number()
    {
        await app.SignInAsync(Anna);
        var id = await IdOfAsync(Anna);
        await UntilAsync(async () => (await admin.GetAsync($"/users/{id}")).Body["sign_ins"]!.AsArray().Count == 1);
        foreach (var query in new[] { $"search={id}", $"search=%2B1%20202%20555%20{Anna[^4..]}", "" })
        {
            var found = (await admin.GetAsync($"/users?{query}")).MustBe(200);
            var user = found.Items.Single(u => $"{u!["id"]}" == id)!;
            Assert.Equal($"+1********{Anna[^2..]}", $"{user["phone_numbers"]![0]!["phone_number"]}");
            Assert.True(user["is_active"]!.GetValue<bool>());
            Assert.False(user["is_administrator"]!.GetValue<bool>());
            Assert.Null(user["name"]);
            Assert.DoesNotContain(Anna, found.Text, StringComparison.Ordinal);
        }

        Assert.Empty((await admin.GetAsync("/users?search=%2B12025550169")).Items);
        Assert.Empty((await admin.GetAsync("/users?search=nobody")).Items);

        // Accounts are named by their numbers: no masked one is guessed digit by digit.
        Assert.Empty((await admin.GetAsync("/users?search=%2B120255501")).MustBe(200).Items);
        (await admin.GetAsync("/users/nobody")).MustBe(404, "not_found");
        (await admin.GetAsync("/users?search=")).MustRefuse("search");
        (await admin.GetAsync("/users?after=eA")).MustRefuse("after");
    }

    [Fact]
    public async Task Users_come_in_parts_the_newest_first()
    {
        foreach (var number in new[] { Anna, Berit }) await app.SignInAsync(number);
        var first = (await admin.GetAsync("/users?limit=1")).MustBe(200);
        var second = (await admin.GetAsync($"/users?limit=1&after={first.Body["next"]}")).MustBe(200);
        Assert.Equal([await IdOfAsync(Berit), await IdOfAsync(Anna)], [$"{first.Items[0]!["id"]}", $"{second.Items[0]!["id"]}"]);

        // The account of a new server's administrator is its oldest.
        var part = second;
        while (part.Body.ContainsKey("next")) part = (await admin.GetAsync($"/users?limit=10&after={part.Body["next"]}")).MustBe(200);
        Assert.True(part.Items[^1]!["is_administrator"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_disabled_user_is_out_at_once_and_cannot_come_back_until_enabled()
    {
        var session = await app.SignInAsync(Anna);
        var id = await IdOfAsync(Anna);
        Assert.Equal(200, (await app.GetAsync($"{session["access_token"]}")).Status);

        Assert.False((await admin.PostAsync($"/users/{id}/disable")).MustBe(200).Body["is_active"]!.GetValue<bool>());
        Assert.Equal(401, (await app.GetAsync($"{session["access_token"]}")).Status);
        Assert.Equal("invalid_grant", $"{(await RefreshAsync(session))["error"]}");
        Assert.Null((await app.SignInAsync(Anna))["access_token"]);

        (await admin.PostAsync($"/users/{id}/enable")).MustBe(200);
        Assert.NotNull((await app.SignInAsync(Anna))["access_token"]);
        Assert.Equal(401, (await app.GetAsync($"{session["access_token"]}")).Status);
    }

    [Fact]
    public async Task A_user_who_was_disabled_for_a_while_has_none_of_the_tokens_of_before()
    {
        var (whole, bare) = (await app.SignInAsync(Anna), await app.AccessTokenAsync(Anna));
        var id = await IdOfAsync(Anna);
        (await admin.PostAsync($"/users/{id}/disable")).MustBe(200);
        (await admin.PostAsync($"/users/{id}/enable")).MustBe(200);
        Assert.Equal((401, 401), ((await app.GetAsync($"{whole["access_token"]}")).Status, (await app.GetAsync(bare)).Status));
    }

    [Fact]
    public async Task A_user_whose_sign_ins_cannot_be_ended_is_neither_disabled_nor_deleted()
    {
        var session = await app.SignInAsync(Anna);
        var id = await IdOfAsync(Anna);
        fixture.Server.Database.Run($"CREATE TRIGGER Broken BEFORE UPDATE ON OpenIddictTokens WHEN OLD.Subject = '{id}' BEGIN SELECT RAISE(ABORT, 'broken'); END");
        (await admin.PostAsync($"/users/{id}/disable")).MustBe(500);
        (await admin.DeleteAsync($"/users/{id}", (await admin.GetAsync($"/users/{id}")).Tag)).MustBe(500);
        Assert.True((await admin.GetAsync($"/users/{id}")).MustBe(200).Body["user"]!["is_active"]!.GetValue<bool>());
        Assert.Equal(200, (await app.GetAsync($"{session["access_token"]}")).Status);
        fixture.Server.Database.Run("DROP TRIGGER Broken");
    }

    [Fact]
    public async Task A_user_is_signed_out_of_one_session_or_everywhere()
    {
        var (one, two) = (await app.SignInAsync(Anna), await app.SignInAsync(Anna));
        var id = await IdOfAsync(Anna);
        var sessions = (await admin.GetAsync($"/users/{id}/sessions")).MustBe(200).Items;
        Assert.Equal(["demo-app", "demo-app"], sessions.Select(static s => $"{s!["client"]}"));
        Assert.Contains("offline_access", sessions[0]!["scopes"]!.AsArray().Select(static s => $"{s}"));

        (await admin.DeleteAsync($"/users/{id}/sessions/{sessions[0]!["id"]}")).MustBe(204);
        Assert.Single(new[] { one, two }, s => app.GetAsync($"{s["access_token"]}").Result.Status == 401);
        (await admin.DeleteAsync($"/users/{id}/sessions/{sessions[0]!["id"]}")).MustBe(404, "not_found");
        (await admin.DeleteAsync($"/users/{id}/sessions/none")).MustBe(404, "not_found");

        (await admin.PostAsync($"/users/{id}/sign_out")).MustBe(204);
        Assert.Empty((await admin.GetAsync($"/users/{id}/sessions")).Items);
        foreach (var session in new[] { one, two }) Assert.Equal("invalid_grant", $"{(await RefreshAsync(session))["error"]}");
    }

    [Fact]
    public async Task A_user_who_is_signed_out_everywhere_keeps_no_token_of_many()
    {
        var tokens = new List<string>();
        for (var i = 0; i < 5; i++) tokens.Add(await app.AccessTokenAsync(Anna, i % 2 == 0 ? "openid account" : "openid offline_access account"));
        var other = await app.AccessTokenAsync(Berit);
        (await admin.PostAsync($"/users/{await IdOfAsync(Anna)}/sign_out")).MustBe(204);
        foreach (var token in tokens) Assert.Equal(401, (await app.GetAsync(token)).Status);
        Assert.Equal(200, (await app.GetAsync(other)).Status);
    }

    [Fact]
    public async Task A_session_of_another_user_is_not_ended_under_a_wrong_name()
    {
        var session = await app.SignInAsync(Anna);
        await app.SignInAsync(Berit);
        var annas = (await admin.GetAsync($"/users/{await IdOfAsync(Anna)}/sessions")).Items[0]!["id"];
        (await admin.DeleteAsync($"/users/{await IdOfAsync(Berit)}/sessions/{annas}")).MustBe(404, "not_found");
        Assert.Equal(200, (await app.GetAsync($"{session["access_token"]}")).Status);
    }

    [Fact]
    public async Task A_number_is_replaced_for_a_reason_and_whoever_had_it_is_out()
    {
        var session = await app.SignInAsync(Anna);
        await app.SignInAsync(Berit);
        var id = await IdOfAsync(Anna);
        var number = await NumberOfAsync(id);

        (await admin.PostAsync($"/users/{id}/numbers/{number}/replace", """{"phone_number":"+12025550163","reason":" "}""")).MustRefuse("reason");
        (await admin.PostAsync($"/users/{id}/numbers/{number}/replace", """{"phone_number":"163","reason":"typo"}""")).MustRefuse("phone_number");
        (await admin.PostAsync($"/users/{id}/numbers/{number}/replace", $$"""{"phone_number":"{{Berit}}","reason":"wrong"}""")).MustBe(409, "number_taken");
        (await admin.PostAsync($"/users/{id}/numbers/none/replace", """{"phone_number":"+12025550163","reason":"wrong"}""")).MustBe(404, "not_found");
        (await admin.PostAsync($"/users/{id}/numbers/{number}/remove", Why)).MustBe(409, "last_login");

        var changed = (await admin.PostAsync($"/users/{id}/numbers/{number}/replace", """{"phone_number":"+12025550163","reason":"lost phone, ticket 17"}""")).MustBe(200);
        Assert.Equal("+1********63", $"{changed.Body["phone_numbers"]![0]!["phone_number"]}");
        Assert.Equal(401, (await app.GetAsync($"{session["access_token"]}")).Status);
        Assert.Equal(id, await IdOfAsync("+12025550163"));
        await UntilAsync(async () => (await admin.GetAsync($"/audit?account={id}&reason=lost%20phone")).Items.Any(static e => $"{e!["event"]}" == "number_removed" && $"{e["actor"]}" == "client:demo-automation"));
    }

    [Fact]
    public async Task A_number_is_not_replaced_by_itself_and_nobody_is_signed_out_for_it()
    {
        var session = await app.SignInAsync(Anna);
        var id = await IdOfAsync(Anna);
        (await admin.PostAsync($"/users/{id}/numbers/{await NumberOfAsync(id)}/replace", $$"""{"phone_number":"{{Anna}}","reason":"typo"}""")).MustRefuse("phone_number");
        Assert.Equal(200, (await app.GetAsync($"{session["access_token"]}")).Status);
        Assert.Null((await RefreshAsync(session))["error"]);
    }

    [Fact]
    public async Task A_number_is_changed_only_in_the_version_of_the_user_that_was_read()
    {
        var session = await app.SignInAsync(Anna);
        var id = await IdOfAsync(Anna);
        var (number, tag, to) = (await NumberOfAsync(id), (await admin.GetAsync($"/users/{id}")).Tag, Next());
        var replace = $"/users/{id}/numbers/{number}/replace";
        (await admin.PostAsync(replace, $$"""{"phone_number":"{{to}}","reason":"typo"}""", "\"old\"")).MustBe(412, "changed");
        (await admin.PostAsync(replace, $$"""{"phone_number":"{{to}}","reason":"typo"}""", "old")).MustRefuse("If-Match");
        (await admin.PostAsync($"/users/{id}/numbers/{number}/remove", Why, "\"old\"")).MustBe(412, "changed");
        Assert.Equal(200, (await app.GetAsync($"{session["access_token"]}")).Status);

        var changed = (await admin.PostAsync(replace, $$"""{"phone_number":"{{to}}","reason":"typo"}""", tag)).MustBe(200);
        var back = $"/users/{id}/numbers/{changed.Body["phone_numbers"]![0]!["id"]}/replace";
        (await admin.PostAsync(back, $$"""{"phone_number":"{{Anna}}","reason":"typo"}""", tag)).MustBe(412, "changed");
        (await admin.PostAsync(back, $$"""{"phone_number":"{{Anna}}","reason":"typo"}""", changed.Tag)).MustBe(200);
    }

    [Fact]
    public async Task A_reason_is_kept_without_the_spaces_around_it_and_has_no_control_characters()
    {
        await app.SignInAsync(Anna);
        var (id, to, longest) = (await IdOfAsync(Anna), Next(), $"lost{new string('x', 96)}");
        var number = await NumberOfAsync(id);
        foreach (var wrong in new[] { "lost\\u0000phone", "lost\\nphone", "lost\\u009bphone", $"{longest}x", " \\t " })
        {
            (await admin.PostAsync($"/users/{id}/numbers/{number}/replace", $$"""{"phone_number":"{{to}}","reason":"{{wrong}}"}""")).MustRefuse("reason");
            (await admin.PostAsync($"/users/{id}/numbers/{number}/remove", $$"""{"reason":"{{wrong}}"}""")).MustRefuse("reason");
        }

        (await admin.PostAsync($"/users/{id}/numbers/{number}/replace", $$"""{"phone_number":"{{to}}","reason":"  {{longest}} "}""")).MustBe(200);
        await UntilAsync(async () => (await admin.GetAsync($"/audit?account={id}&event=number_removed")).Items.Any(e => $"{e!["reason"]}" == longest));
    }

    [Fact]
    public async Task Wrong_codes_are_forgotten_when_a_user_is_unlocked()
    {
        await app.SignInAsync(Anna);
        var phone = new DemoPhone(fixture.Server.Http);
        var asked = await phone.AskAsync(Anna);
        var wrong = asked with { Code = asked.Code == "000000" ? "111111" : "000000" };
        for (var i = 0; i < 3; i++) Assert.Equal(400, (await phone.RedeemAsync(wrong)).Status);
        Assert.Equal(429, (await phone.PostAsync("connect/sms_otp", ("phone_number", Anna))).Status);

        (await admin.PostAsync($"/users/{await IdOfAsync(Anna)}/unlock")).MustBe(204);
        Assert.Equal(200, (await phone.RedeemAsync(await phone.AskAsync(Anna))).Status);
    }

    [Fact]
    public async Task All_that_is_kept_of_a_person_is_exported_and_then_deleted()
    {
        var session = await app.SignInAsync(Anna);
        var id = await IdOfAsync(Anna);
        await UntilAsync(async () => (await admin.GetAsync($"/audit?account={id}&event=signed_in")).Items.Count == 1);
        var export = (await admin.GetAsync($"/users/{id}/export")).MustBe(200).Body;
        Assert.Equal(Anna, $"{export["phone_numbers"]![0]}");
        Assert.Single(export["sessions"]!.AsArray());
        Assert.Contains(export["events"]!.AsArray(), static e => $"{e!["event"]}" == "signed_in");

        var tag = (await admin.GetAsync($"/users/{id}")).Tag;
        (await admin.DeleteAsync($"/users/{id}")).MustBe(428, "version_needed");
        (await admin.DeleteAsync($"/users/{id}", "\"old\"")).MustBe(412, "changed");
        (await admin.DeleteAsync($"/users/{id}", tag)).MustBe(204);
        (await admin.GetAsync($"/users/{id}")).MustBe(404, "not_found");
        Assert.Equal(401, (await app.GetAsync($"{session["access_token"]}")).Status);
        Assert.Equal("invalid_grant", $"{(await RefreshAsync(session))["error"]}");

        // The number is free for a new account.
        await app.SignInAsync(Anna);
        Assert.NotEqual(id, await IdOfAsync(Anna));
    }

    [Fact]
    public async Task The_codes_asked_for_the_numbers_of_a_person_are_exported_since_the_person_has_them()
    {
        // Of whoever had the number before.
        var phone = new DemoPhone(fixture.Server.Http);
        await phone.AskAsync(Anna);
        fixture.Server.Database.Run($"UPDATE SmsAuthChallenges SET CreatedAt = CreatedAt - 3600000 WHERE PhoneNumber = '{Anna}'");
        await app.SignInAsync(Berit);
        await app.SignInAsync(Anna);
        await phone.AskAsync(Anna);

        var challenges = (await admin.GetAsync($"/users/{await IdOfAsync(Anna)}/export")).MustBe(200).Body["challenges"]!.AsArray();
        Assert.Equal(["pending", "verified"], challenges.Select(static c => $"{c!["state"]}"));
        Assert.All(challenges, c => Assert.Equal(("sign_in", "demo-app", $"+1********{Anna[^2..]}"), ($"{c!["purpose"]}", $"{c["client"]}", $"{c["phone_number"]}")));
        Assert.All(challenges, static c => Assert.True(c!["created_at"]!.GetValue<DateTimeOffset>() < c["expires_at"]!.GetValue<DateTimeOffset>()));
    }

    [Fact]
    public async Task The_last_administrator_can_be_neither_disabled_nor_deleted_nor_dismissed()
    {
        await app.SignInAsync(Anna);
        var first = $"{Assert.Single((await admin.GetAsync("/administrators")).MustBe(200).Items)!["id"]}";
        (await admin.PostAsync($"/users/{first}/disable")).MustBe(409, "last_administrator");
        (await admin.DeleteAsync($"/users/{first}", (await admin.GetAsync($"/users/{first}")).Tag)).MustBe(409, "last_administrator");
        (await admin.DeleteAsync($"/users/{first}/administrator")).MustBe(409, "last_administrator");

        var other = await IdOfAsync(Anna);
        (await admin.DeleteAsync($"/users/{other}/administrator")).MustBe(404, "not_found");
        Assert.True((await admin.SendAsync(HttpMethod.Put, $"/users/{other}/administrator")).MustBe(200).Body["is_administrator"]!.GetValue<bool>());
        var verdicts = await Task.WhenAll(admin.PostAsync($"/users/{first}/disable"), admin.PostAsync($"/users/{other}/disable"));
        Assert.Equal([200, 409], verdicts.Select(static v => v.Status).Order());

        // As it was for the other tests.
        foreach (var id in new[] { first, other }) (await admin.PostAsync($"/users/{id}/enable")).MustBe(200);
        (await admin.DeleteAsync($"/users/{other}/administrator")).MustBe(204);
    }

    private static string Next() => $"+1202555{Interlocked.Increment(ref last):0000}";

    private async Task<string> IdOfAsync(string number) => $"{Assert.Single((await admin.GetAsync($"/users?search={Uri.EscapeDataString(number)}")).MustBe(200).Items)!["id"]}";

    private async Task<string> NumberOfAsync(string id) => $"{(await admin.GetAsync($"/users/{id}")).MustBe(200).Body["user"]!["phone_numbers"]![0]!["id"]}";

    private Task<JsonObject> RefreshAsync(JsonObject session) => app.FormAsync("/connect/token", ("grant_type", "refresh_token"), ("refresh_token", $"{session["refresh_token"]}"));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await isSo()) return;
            await Task.Delay(100);
        }

        Assert.Fail("It did not become so.");
    }
}
