using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

/// <summary>
/// Does what the service of Tailspin Toys leaves to its clients: figures about a flight,
/// reading of log files, and conversion of units.
/// </summary>
public class Script : ScriptBase
{
    private static readonly string[] Sensors = { "altitude", "speed", "battery", "temperature" };

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        switch (this.Context.OperationId)
        {
            case "GetFlightSummary":
                return await this.SummarizeFlightAsync().ConfigureAwait(false);
            case "ImportFlightLog":
                return await this.ImportFlightLogAsync().ConfigureAwait(false);
            case "ConvertMeasurement":
                return await this.ConvertMeasurementAsync().ConfigureAwait(false);
            default:
                return await this.Context.SendAsync(this.Context.Request, this.CancellationToken).ConfigureAwait(false);
        }
    }

    // The service knows only single readings: /flights/{flightId}/readings.
    private async Task<HttpResponseMessage> SummarizeFlightAsync()
    {
        var address = new UriBuilder(this.Context.Request.RequestUri);
        var flightPath = address.Path.Substring(0, address.Path.LastIndexOf('/'));
        address.Path = flightPath + "/readings";
        this.Context.Request.RequestUri = address.Uri;

        var response = await this.Context.SendAsync(this.Context.Request, this.CancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            return response;
        }

        var readings = JArray.Parse(await response.Content.ReadAsStringAsync().ConfigureAwait(false));
        var summary = new JObject
        {
            ["flightId"] = Uri.UnescapeDataString(flightPath.Substring(flightPath.LastIndexOf('/') + 1)),
            ["readings"] = readings.Count,
        };

        foreach (var sensor in Sensors)
        {
            var values = readings.Select(reading => (double?)reading[sensor]).Where(value => value.HasValue).Select(value => value.Value).ToList();
            if (values.Count > 0)
            {
                summary[sensor] = new JObject
                {
                    ["minimum"] = values.Min(),
                    ["maximum"] = values.Max(),
                    ["average"] = Math.Round(values.Average(), 3),
                    ["last"] = values[values.Count - 1],
                };
            }
        }

        response.Content = CreateJsonContent(summary.ToString(Formatting.None));
        return response;
    }

    // The service expects a list of readings instead of the text of a log file.
    private async Task<HttpResponseMessage> ImportFlightLogAsync()
    {
        var input = JObject.Parse(await this.Context.Request.Content.ReadAsStringAsync().ConfigureAwait(false));
        var lines = ((string)input["log"] ?? string.Empty).Split(new[] { "\r\n", "\n" }, StringSplitOptions.RemoveEmptyEntries);
        var separator = SeparatorOf((string)input["separator"]);
        var columns = lines.Length == 0 ? new string[0] : lines[0].Split(separator).Select(name => name.Trim().ToLowerInvariant()).ToArray();

        var readings = new JArray();
        var skipped = 0;
        foreach (var line in lines.Skip(1))
        {
            var reading = ReadLine(line.Split(separator), columns);
            if (reading == null)
            {
                skipped++;
            }
            else
            {
                readings.Add(reading);
            }
        }

        if (readings.Count == 0)
        {
            return Refuse("The log has no readable line. The first line must name the columns, among them time.");
        }

        var flight = new JObject { ["tailNumber"] = input["tailNumber"], ["pilot"] = input["pilot"], ["readings"] = readings };
        this.Context.Request.Content = CreateJsonContent(flight.ToString(Formatting.None));

        var response = await this.Context.SendAsync(this.Context.Request, this.CancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            var stored = JObject.Parse(await response.Content.ReadAsStringAsync().ConfigureAwait(false));
            var result = new JObject { ["flightId"] = stored["flightId"], ["accepted"] = readings.Count, ["skipped"] = skipped };
            response.Content = CreateJsonContent(result.ToString(Formatting.None));
        }

        return response;
    }

    // Needs no call to the service.
    private async Task<HttpResponseMessage> ConvertMeasurementAsync()
    {
        var input = JObject.Parse(await this.Context.Request.Content.ReadAsStringAsync().ConfigureAwait(false));
        var number = input["value"];
        if (number == null || (number.Type != JTokenType.Float && number.Type != JTokenType.Integer))
        {
            return Refuse("The value is not a number.");
        }

        var value = (double)number;
        var aviation = (string)input["target"] == "aviation";
        var quantity = (string)input["quantity"];
        string unit;
        if (quantity == "altitude")
        {
            value *= 3.280839895;
            unit = "ft";
        }
        else if (quantity == "speed")
        {
            value *= aviation ? 0.539956803 : 0.621371192;
            unit = aviation ? "kn" : "mph";
        }
        else if (quantity == "temperature")
        {
            value = aviation ? value : (value * 9 / 5) + 32;
            unit = aviation ? "C" : "F";
        }
        else
        {
            return Refuse("The quantity is not known.");
        }

        var decimals = Math.Max(0, Math.Min(6, (int?)input["decimals"] ?? 1));
        value = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        var text = System.Xml.XmlConvert.ToString(value) + " " + unit;
        var output = new JObject { ["value"] = value, ["unit"] = unit, ["text"] = text };
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = CreateJsonContent(output.ToString(Formatting.None)) };
    }

    // Returns null when the line lacks a valid time or holds no number at all.
    private static JObject ReadLine(IReadOnlyList<string> cells, IReadOnlyList<string> columns)
    {
        var reading = new JObject();
        var numbers = 0;
        for (var i = 0; i < Math.Min(cells.Count, columns.Count); i++)
        {
            var cell = cells[i].Trim();
            if (columns[i] == "time")
            {
                reading["time"] = Try(() => System.Xml.XmlConvert.ToDateTimeOffset(cell).ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ"));
            }
            else if (Sensors.Contains(columns[i]))
            {
                var number = Try(() => System.Xml.XmlConvert.ToDouble(cell));
                if (number != null)
                {
                    reading[columns[i]] = number;
                    numbers++;
                }
            }
        }

        return (string)reading["time"] == null || numbers == 0 ? null : reading;
    }

    // XmlConvert reads numbers and times the same way in every culture, but throws when it cannot.
    private static JToken Try<T>(Func<T> read)
    {
        try
        {
            return JToken.FromObject(read());
        }
        catch (Exception failure) when (failure is FormatException || failure is OverflowException)
        {
            return null;
        }
    }

    private static char SeparatorOf(string name)
    {
        return name == "semicolon" ? ';' : name == "tab" ? '\t' : ',';
    }

    private static HttpResponseMessage Refuse(string message)
    {
        var error = new JObject { ["message"] = message };
        return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = CreateJsonContent(error.ToString(Formatting.None)) };
    }
}
