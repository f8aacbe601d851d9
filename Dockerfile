# The host with the PDF renderer. Data (own keys, papers; SQLite files if nothing else is set) lies in /data.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Host -c Release -r linux-x64 -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update \
    && apt-get install -y --no-install-recommends weasyprint fonts-dejavu-core tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o "$APP_UID" -m 700 /data
COPY --from=build /app /app
ENV ASPNETCORE_URLS=http://+:5080 Database__Directory=/data
USER $APP_UID
VOLUME /data
EXPOSE 5080
ENTRYPOINT ["dotnet", "/app/JobcenterModular.Host.dll"]
