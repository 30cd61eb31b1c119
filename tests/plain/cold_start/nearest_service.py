"""The nearest offers of a person's trades over HTTP: what one writes with FastAPI, and no more.

Run as a script: the database's address and the port. Nobody signs in, nothing is logged.
"""

import sys

import uvicorn
from fastapi import FastAPI, Response
from nearest import nearest


def service_on(address: str) -> FastAPI:
    """One route: a person's twenty nearest as JSON."""
    app = FastAPI()

    @app.get("/nearest/{person_id}")
    def of(person_id: str) -> Response:
        return Response(nearest(address, person_id).to_json(orient="records"))

    return app


if __name__ == "__main__":
    uvicorn.run(service_on(sys.argv[1]), port=int(sys.argv[2]), log_level="warning")
