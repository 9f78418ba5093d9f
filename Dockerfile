# The server as an image: chiseled (no shell, no package manager), not root, nothing to write to. docs/operations.md says how to run it.
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Packages change less often than sources: a layer of their own.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY src/Directory.Build.props src/
COPY src/SmsAuth/SmsAuth.csproj src/SmsAuth/packages.lock.json src/SmsAuth/
COPY src/SmsAuth.Captcha/SmsAuth.Captcha.csproj src/SmsAuth.Captcha/packages.lock.json src/SmsAuth.Captcha/
COPY src/SmsAuth.EntityFrameworkCore/SmsAuth.EntityFrameworkCore.csproj src/SmsAuth.EntityFrameworkCore/packages.lock.json src/SmsAuth.EntityFrameworkCore/
COPY src/SmsAuth.Gateways/SmsAuth.Gateways.csproj src/SmsAuth.Gateways/packages.lock.json src/SmsAuth.Gateways/
COPY src/SmsAuth.Identity/SmsAuth.Identity.csproj src/SmsAuth.Identity/packages.lock.json src/SmsAuth.Identity/
COPY src/SmsAuth.OpenIddict/SmsAuth.OpenIddict.csproj src/SmsAuth.OpenIddict/packages.lock.json src/SmsAuth.OpenIddict/
COPY src/SmsAuth.Redis/SmsAuth.Redis.csproj src/SmsAuth.Redis/packages.lock.json src/SmsAuth.Redis/
COPY src/SmsAuth.Server/SmsAuth.Server.csproj src/SmsAuth.Server/packages.lock.json src/SmsAuth.Server/
RUN dotnet restore src/SmsAuth.Server/SmsAuth.Server.csproj --locked-mode

# Analyzers have had their say when the tests ran.
COPY src/ src/
RUN dotnet publish src/SmsAuth.Server/SmsAuth.Server.csproj -c Release --no-restore -p:RunAnalyzers=false -o /app

# "extra" has ICU, without which the driver of SQL Server does not work.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app ./
ENV ASPNETCORE_HTTP_PORTS=8080 DOTNET_EnableDiagnostics=0
EXPOSE 8080
USER $APP_UID
HEALTHCHECK --interval=10s --timeout=10s --start-period=60s --retries=3 CMD ["dotnet", "SmsAuth.Server.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "SmsAuth.Server.dll"]
